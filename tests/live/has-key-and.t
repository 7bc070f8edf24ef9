# whether a map has a key, and another condition: neither is what the verifier refuses
-- needs root
-- args
-q @e@
-- script
begin {
	$v = @m[""];
	if (has_key(@m[""])) { return; }
	if ($v) { return; }
	@m[""] = 7;
	if (has_key(@m[""]) && !$v) { printf("there\n"); }
	if (has_key(@m["b"]) || has_key(@m["c"]) || $v) { printf("wrong\n"); }
	exit();
}
-- out
there


@m[]: 7
