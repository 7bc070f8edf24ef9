# macros: the same bytes as bpftrace 0.27
-- needs root
-- script
macro add($x) { $x += 1; $x }
macro both(x) { x + x }
macro own(x) { $y = x; $y + $y }
macro fill(@m, k) { @m[k] = 5; }
macro five() { 5 }
macro say() { print("said") }
macro which(@x) { 3 }
macro which(x) { 2 }
macro pair(x, @y) { 3 }
macro pair(x, $y) { 2 }
macro choose(x) { if (x) { "yes" } else { "no" } }
macro local() { let $x = 1; $x }
macro nested() { { let $q = 4; $q * 2 } }
macro size(x) { sizeof(x) }
macro typed(x) { let $a : x = 5; $a }
macro scalar(x) { x }
macro strcap(x) { 77 }
begin {
	$a = 3; print(add($a)); print($a);
	$b = 3; print(both($b++)); print($b);
	$y = 3; print(own($y + 1)); print($y);
	fill(@q, 1); print(@q);
	print(five); print(five());
	say; say();
	@b = 7; print(which(@b)); print(which(1));
	print(pair(1, @b)); print(pair(1, $a));
	print(choose(1)); print(choose(0));
	$x = 3; print(local() + $x + local());
	print(size(typeof(uint64))); print(size(comm));
	print(typed(typeof(uint64)));
	print(scalar(@b));
	print(strcap("abc"));
	print(later(4)); print(nested);
	exit();
}
macro later(x) { x * 2 }
-- out
4
4
7
5
8
3
@q[1]: 5
5
5
said
said
3
2
3
2
yes
no
5
8
16
5
7
77
8
8


@b: 7
@q[1]: 5
