# unset map read: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("%d [%s] %d\n", @x, @s, @k[5]); if (0) { @x = 1; @s = "a"; @k[5] = 3; } exit(); }
-- out
0 [] 0


