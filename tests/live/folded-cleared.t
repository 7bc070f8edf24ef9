# -f folded: stacks of maps that are cleared 1800 times add up; values below 0 are left out, and that is told
-- args
-q -f folded @e@
-- script
begin {
	$i = 0;
	while ($i < 900) {
		@["even", kstack(1)] = count(); print(@); clear(@);
		@["odd", kstack(1)] = count(); @["less", kstack(1)] = count(); print(@); clear(@);
		$i++;
	}
	@below["x", kstack(1)] = sum(-5);
	exit();
}
-- needs root kernel>=5.17
-- contains
{{^even(;\S+)? 900$}}
{{^odd(;\S+)? 900$}}
{{^less(;\S+)? 900$}}
-- err contains
values below 0 were left out: stacks are drawn by amounts
