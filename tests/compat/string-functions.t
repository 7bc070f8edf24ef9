# strlen, strcontains, strstr, str_concat, of literals, variables and maps: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	$s = "hello world"; @m = "hello"; $long = str_concat($s, ", and a good morning to everybody who is here at this hour");
	print((strlen("hello"), strlen(""), strlen($s), strlen(@m), strlen($long)));
	print((strcontains($s, "lo w"), strcontains(@m, "help"), strcontains("abc", ""), strcontains("", "a"), strcontains("abc", "abcd")));
	print((strstr($s, "world"), strstr($s, @m), strstr($long, "everybody who is"), strstr($s, "")));
	print(str_concat($s, @m)); print(str_concat(str_concat("a", "b"), "c")); print($long);
	print(strcontains($long, "everybody who is herf"));
	exit();
}
-- out
(5, 0, 11, 5, 69)
(true, false, true, false, false)
(6, 0, 35, 0)
hello worldhello
abc
hello world, and a good morning to everybody who is here at this hour
false


@m: hello
