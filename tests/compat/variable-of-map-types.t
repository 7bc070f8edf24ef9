# a variable that is given a map's value before anything says what that is
-- needs root
-- script
begin {
	$v = @m["a"]; $s = "a"; @m["b"] = $v; print($s); $s = "a longer one"; @m["c"] = "x"; print(@m["b"]);
	print($v);
	exit();
}
-- out
a




@m[b]: 
@m[c]: x
