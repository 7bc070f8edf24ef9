# compound assign: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { $x = 10; $x += 5; print($x); $x -= 3; print($x); $x *= 2; print($x); $x /= 5; print($x); $x %= 3; print($x); $x <<= 4; print($x); $x >>= 1; print($x); $x |= 3; print($x); $x &= 6; print($x); $x ^= 15; print($x); @m += 5; @m -= 2; @s = "a"; exit(); }
-- out
15
12
24
4
1
16
8
11
2
13


@m: 3
@s: a
