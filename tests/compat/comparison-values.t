# comparison values: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { print(1 < 2); $r = 1 < 2; print($r); @b = 2 > 1; @n = (1 == 1) + 1; print(1 && 0); print(1 || 0); print("a" == "a"); exit(); }
-- out
true
true
false
true
true


@b: true
@n: 2
