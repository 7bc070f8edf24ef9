# a value that is made of the variable it is assigned to
-- needs root
-- script
begin {
	$t = (1, "one");
	$t = ($t.0 + 1, $t.1);
	print($t);
	$p = ("a", "b");
	$p = ($p.1, $p.0);
	print($p);
	$s = "abcdef";
	$s = str($s, 4);
	print($s);
	exit();
}
-- out
(2, one)
(b, a)
abc


