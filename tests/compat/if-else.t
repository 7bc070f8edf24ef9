# if else: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { $x = 5; if ($x > 3) { printf("gt\n"); } else { printf("le\n"); } if ($x > 9) { printf("1\n"); } else if ($x > 4) { printf("2\n"); } else { printf("3\n"); } if ($x == 5 && !($x == 6)) { printf("and\n"); } exit(); }
-- out
gt
2
and


