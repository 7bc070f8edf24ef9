# tuples: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { $t = (1, "two", (int8)-3); print($t); print($t.0); print($t.1); @t = $t; @k[1] = ("a", 2); printf("%d %s\n", $t.2, $t.1); exit(); }
-- out
(1, two, -3)
1
two
-3 two


@k[1]: (a, 2)
@t: (1, two, -3)
