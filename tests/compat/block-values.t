# blocks and `if` as values, comptime, discarded values: the same bytes as bpftrace 0.27
-- needs root
-- script
begin {
	$x = { let $b = 1; $b + 1 }; print($x);
	print({ print(3); 4 });
	$y = if (1) { 5 } else { 6 }; print($y);
	$s = if pid { "a" } else { "abc" }; print($s);
	$z = if 0 { 5 } else if 2 { 7 } else { 9 }; print($z);
	$w = (if 1 { 5 } else { 6 }) + 3; print($w);
	$c = comptime (5 + 3); print($c);
	if comptime (1 == 1) { print("known"); } else { print(curtask.no_such_member); }
	if comptime ("abc" != "abd") { print("known"); } else { print(curtask.no_such_member); }
	print(comptime (1 ? 2 : 3));
	$d = comptime 5 + pid; print($d > 5);
	_ = 5; _ = pid;
	let $e = {1}; print($e);
	exit();
}
-- out
2
3
4
5
a
7
8
8
known
known
2
true
1


