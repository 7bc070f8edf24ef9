# numbers that a loop compares, copies and counts on: the verifier does not follow them through every round
-- needs root
-- script
begin {
	$i = 0;
	while 1 {
		$i++;
		if (@none[$i] / $i) { printf("no\n"); }
		$copy = $i;
		$pair = ($i, 0);
		if ($i == 40) { break; }
	}
	printf("%d %d %d\n", $i, $copy, $pair.0);
	@none[0] = 0; clear(@none);
	exit();
}
-- out
40 40 40


