# ternary: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { print(1 ? 5 : 6); print(0 ? "yes" : "no"); $x = 3; print($x > 2 ? "big" : "small"); print(0 ? 1 : 1 ? 2 : 3); printf("%s\n", $x == 3 ? "three" : "other"); exit(); }
-- out
5
no
big
2
three


