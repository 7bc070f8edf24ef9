# what a function's check leaves open of its caller's variables stays open
-- needs root
-- script
fn f($a: int64): string[8] { return "abc"; }
begin {
	let $x;
	if (1) { $x = f(1); }
	print($x);
	exit();
}
-- out
abc


