# an index of a tuple is a member: the same bytes as bpftrace 0.27
-- needs root kernel>=5.13
-- script
begin {
	$a = (1, "two"); $a = (300, "three"); print((1, 2, 3)[1]); print($a[0]); print($a[1]);
	@t[1] = (5, (6, "x")); print(@t[1][1][1]); for ($kv : @t) { print($kv[0]); print($kv[1][0]); }
	exit();
}
-- out
2
300
three
x
1
5


@t[1]: (5, (6, x))
