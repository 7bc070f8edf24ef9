# tuples whose strings have other lengths elsewhere: the same bytes as bpftrace 0.27
-- needs root
-- script
begin {
	@t = ("a", 1);
	@t = ("much longer than the first one", 2);
	@t = ("b", 3);
	print(@t);
	@k[("c", (4, "d")), 5] = (int64)6;
	@k[("a key that is longer", (7, "as this one is")), 8] = (int64)9;
	$t = ("c", (4, "d"));
	print(@k[$t, 5]);
	@v = ("x", 1, "y");
	$v = @v;
	@v = ("xxxxxxxxxxxxxxxxxxxxxxxxxxxx", 2, "z");
	print($v);
	$c = 1 ? ("short", 1) : ("a longer string than that", 2);
	print($c.1);
	exit();
}
-- out
@t: (b, 3)
6
(x, 1, y)
1


@k[(c, (4, d)), 5]: 6
@k[(a key that is longer, (7, as this one is)), 8]: 9
@t: (b, 3)
@v: (xxxxxxxxxxxxxxxxxxxxxxxxxxxx, 2, z)
