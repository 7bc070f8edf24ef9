# older bpftrace (0.17) had one scope a clause: what is assigned in a block is known behind it, zero where it was not
-- needs root
-- script
BEGIN {
	if (1) { $x = 5; } printf("%d\n", $x);
	if (0) { $y = 5; } printf("%d\n", $y);
	if (0) { $z = "abc"; } printf("[%s]\n", $z);
	if (pid == 0) { $s = "one"; } else { $s = "another"; } printf("%s\n", $s);
	unroll (3) { if ($x > 3) { $n = $x; } $x++; } printf("%d\n", $n);
	exit();
}
-- out
5
0
[]
another
7


