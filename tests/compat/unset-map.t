# unset map: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("%d\n", @x); @y = @x + 1; exit(); } END { @x = 0; delete(@x); }
-- out
0


@y: 1
