# kstack is the same within loops and functions: no frames of ours, and none of the kernel's too few
-- needs root tracepoint
-- args
-q @e@ -- python3 @top@/tests/live/tools/kills 1
-- script
fn within(): uint64 { return @k == kstack; }
begin {
	@k = kstack; $k = kstack;
	@fn = within();
	for ($i : 0..2) {
		@loop += $k == kstack;
		for ($j : 0..2) { @loops += $k == kstack; }
	}
	@frames = len($k) > 3;
	clear(@k);
}
rawtracepoint:sys_enter /comm == "python3"/ {
	$s = kstack; $i = 0;
	while ($i < 2) { if (kstack == $s) { @same = 1; } else { @differs++; } $i++; }
}
-- out


@fn: 1
@frames: true
@loop: 2
@loops: 4
@same: 1
