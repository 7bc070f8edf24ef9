# tuples and records are compared as wholes: as bpftrace 0.27
-- needs root
-- script
begin {
	$t = (1, "one"); @m = (1, "a text that is longer");
	print($t == (1, "one")); print($t != (1, "one")); print($t == (2, "one")); print($t == (1, "two"));
	print($t == @m); @m = $t; print($t == @m);
	print((1, (2, "x")) == (1, (2, "x"))); print(((uint8)1, 2) == (1, 2));
	print((a = 1, b = 2) == (b = 2, a = 1)); print((1, 2) == (1, "a")); print((1, 2) != (1, 2, 3));
	exit();
}
-- out
true
false
false
false
false
true
true
true
true
false
true


@m: (1, one)
-- err contains
are never equal
