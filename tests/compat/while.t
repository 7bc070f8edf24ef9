# while, unroll, continue, break, loops within loops: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	$i = 0; $sum = 0;
	while ($i < 10) { $i++; if ($i == 3) { continue; } if ($i == 8) { break; } $sum += $i; }
	printf("%d %d\n", $i, $sum);
	$j = 0;
	unroll(4) { $j += 2; @[$j] = $j * 10; }
	printf("%d\n", $j);
	$a = 0; $n = 0;
	while ($a < 5) { $b = 0; while ($b < 4) { $b++; $n++; } $a++; }
	printf("%d\n", $n);
	exit();
}
-- out
8 25
8
20


@[2]: 20
@[4]: 40
@[6]: 60
@[8]: 80
