# an aggregation that is read is that of all CPUs: 5 on one, 7 on another, -3 smallest, 9 largest
-- args
-q @e@
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ {
	@n = count(); @s[args.sig] = sum(3); @low = min(args.sig == 0 ? -3 : 4);
	@high = max(args.sig == 0 ? 2 : 9); @mean = avg(args.sig == 0 ? 10 : 22);
	if (@n == 12) {
		printf("%d %d %d %d %d %d\n", @n, @s[0], @s[1], @low, @high, @mean);
		print(@s[1]);
		print(@s[7]);
		$twice = @n * 2;
		printf("%d\n", $twice);
	}
}
end { clear(@n); clear(@s); clear(@low); clear(@high); clear(@mean); }
-- needs root tracepoint kernel>=5.19
-- traffic
last=$(($(nproc) - 1))
send() { taskset -c "$1" python3 -c 'import os, sys
for i in range(int(sys.argv[2])):
    try: os.kill(4194304, int(sys.argv[1]))
    except ProcessLookupError: pass' "$2" "$3"; }
send 0 0 5
send $last 1 7
-- out
12 15 21 -3 9 17
21
0
24


