# printf bool cmp: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("%d %d %d %d %d %d\n", 1 < 2, 2 <= 1, 3 == 3, 3 != 3, -1 < 1, (uint64)-1 > 1); exit(); }
-- out
1 0 1 0 1 1


