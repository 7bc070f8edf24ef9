# memcmp: the difference of the first bytes that differ: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	$x = "abc"; @y = "abz";
	print((memcmp("abc", "abd", 3), memcmp("abc", "abd", 2), memcmp("abd", "abc", 3), memcmp("a\xff", "a\x01", 2)));
	print((memcmp($x, "abd", 3), memcmp($x, @y, 3), memcmp(@y, $x, 2)));
	$n = 2; print((memcmp($x, "abd", $n), memcmp("ab", "abcd", 3)));
	exit();
}
-- out
(-1, 0, 1, -2)
(-1, -23, 0)
(0, -99)


@y: abz
