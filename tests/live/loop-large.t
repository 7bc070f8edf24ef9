# a loop whose rounds do much loads too: where the kernel walks through all of them it gets fewer, and that is told
-- needs root
-- timeout 8
-- script
begin {
	$i = 0;
	while ($i < 500) {
		$i++;
		$s = str($i % 2 ? "an odd text of some length that takes a while" : "an even text");
		@text[$s, $i % 3, comm] = count();
		if ($s == "an even text") { @even[$i % 5, $s] += $i; } else { @odd[$s] = $s; }
		@h = hist($i); @l[$i % 7] = lhist($i, 0, 1000, 100); @a = avg($i); @q = quantile($i);
	}
	printf("%d\n", $i > 2);
	clear(@text); clear(@even); clear(@odd); clear(@h); clear(@l); clear(@a); clear(@q);
	exit();
}
-- err contains
{{^Attached 1 probe$}}
-- out
1


