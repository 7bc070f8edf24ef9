# values are computed in the order in which they stand, and only those that count; of an assignment the value
# before the keys
-- needs root
-- script
fn next(): uint64 { @n++; return @n; }
begin {
	$z = 0;
	printf("%d %d\n", $z ? next() : 5, $z && next());
	printf("%d\n", @n);
	printf("%d %d %d\n", @n, next(), @n);
	$v = 5;
	@m[({ let $w = $v; $w })] = stats($v--);
	max($v--) by ({ let $w = $v; $w });
	print((@n, { @n = 7; @n }, @n));
	let $u: uint64 = $z;
	print((uint16[3])$u != (uint16[3])$u++);
	clear(@n);
	exit();
}
-- out
5 0
0
0 1 1
(1, 7, 7)
false


@m[4]: { .count = 1, .average = 5, .total = 5 }
w  MAX
3    4
