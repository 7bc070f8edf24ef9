# strings of 60000 bytes: read, compared, searched, kept in variables and maps, printed as they are
-- args
-q @e@ -- bash -c 'printf -v s "%060000d" 0; printf -v t "%059990dneedle-end" 0; for i in "$s" "$s" "$t"; do /bin/true np-long "$i"; done'
-- script
t:syscalls:sys_enter_execve /str(args.argv[1]) == "np-long"/ {
	$s = str(args.argv[2], 65536);
	printf("%d %d %d %d\n", strlen($s), strstr($s, "needle"), $s == @last, $s =~ "*000needle-end");
	printf("%d %d\n", strncmp($s, @last, 59000), strncmp($s, @last, 60000));
	@last = $s;
	if (strcontains($s, "needle")) { printf("%s\n", $s); print(strlen(str_concat($s, "12345678"))); }
}
end { clear(@last); }
-- needs root tracepoint
-- out
60000 -1 0 0
1 1
60000 -1 1 0
0 0
60000 59990 0 1
0 1
{{0{30000}0{29990}needle-end}}
60008


