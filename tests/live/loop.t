# loops load on every kernel: strings, maps and aggregations in them, break out of unroll; a loop without end is cut, and told
-- script
begin {
	$k = 0;
	while ($k < 1000) { $k++; @m[$k % 7] = count(); @sum += $k; }
	$j = 0;
	unroll(4) { $j += 2; if ($j == 6) { break; } @j[$j] = $j; }
	$a = 0;
	while ($a < 3) { $b = 0; while (true) { if ($b == $a) { break; } $b++; @n++; } $a++; }
	for ($i : 0..20) { if ($i % 2) { continue; } @even += $i; }
	while (true) { @forever = count(); }
	printf("%d %d\n", $j, $a);
	exit();
}
-- needs root
-- out
6 3


@even: 90
@forever: {{1024|1......}}
@j[2]: 2
@j[4]: 4
@m[0]: 142
@m[1]: 143
@m[2]: 143
@m[3]: 143
@m[4]: 143
@m[5]: 143
@m[6]: 143
@n: 3
@sum: 500500
-- err contains
{{^a loop was ended 1 time( after 1024 rounds|: the loops of a probe take at most 1048576 rounds)}}
