# printf ints: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("%d %i %u %x %X %o %c %%\n", -1, 2, 3, 255, 255, 8, 65); printf("%ld %lu %lld %llu %lx %llx\n", -1, 2, -3, 4, 255, 255); printf("%hd %hu %hhd %hhu %zd %zu %jd\n", -1, 2, -3, 4, 5, 6, 7); exit(); }
-- out
-1 2 3 ff FF 10 A %
-1 2 -3 4 ff ff
-1 2 -3 4 5 6 7


