# a string longer than its place ends in .. wherever it is printed; one that fits does not
-- args
-q --max-strlen 16 @e@ -- sh -c 'for f in /np/aaaaaaaaaa /np/aaaaaaaaaaaB /np/aaaaaaaaaaaBC /np/aaaaaaaaaaaBDE; do true <$f; done 2>&-'
-- script
t:syscalls:sys_enter_openat /str(filename, 5) == "/np/"/ {
	$s = str(filename);
	printf("%s|%18s|\n", $s, str(filename));
	print(($s, 1));
	@map = $s;
	@key[$s]++;
	@longer = "twenty characters and more";
	@longer = $s;
	$n = 8;
	print((str(filename, 8), str(filename, $n)));
}
-- needs root tracepoint
-- out
/np/aaaaaaaaaa|    /np/aaaaaaaaaa|
(/np/aaaaaaaaaa, 1)
(/np/aaa, /np/aaa)
/np/aaaaaaaaaaaB|  /np/aaaaaaaaaaaB|
(/np/aaaaaaaaaaaB, 1)
(/np/aaa, /np/aaa)
/np/aaaaaaaaaaaB..|/np/aaaaaaaaaaaB..|
(/np/aaaaaaaaaaaB.., 1)
(/np/aaa, /np/aaa)
/np/aaaaaaaaaaaB..|/np/aaaaaaaaaaaB..|
(/np/aaaaaaaaaaaB.., 1)
(/np/aaa, /np/aaa)


@key[/np/aaaaaaaaaa]: 1
@key[/np/aaaaaaaaaaaB]: 1
@key[/np/aaaaaaaaaaaB..]: 2
@longer: /np/aaaaaaaaaaaB
@map: /np/aaaaaaaaaaaB..
