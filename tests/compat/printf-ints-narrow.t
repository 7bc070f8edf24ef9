# printf ints narrow: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("%d %u %x\n", (int8)-1, (int8)-1, (int8)-1); printf("%d %u %x\n", (uint8)255, (uint8)255, (uint8)255); printf("%d %u %x %ld %lu %lx\n", (int32)-1, (int32)-1, (int32)-1, (int32)-1, (int32)-1, (int32)-1); printf("%hhd %hd %d\n", 511, 65537, 4294967297); exit(); }
-- out
-1 4294967295 ffffffff
255 255 ff
-1 4294967295 ffffffff -1 18446744073709551615 ffffffffffffffff
-1 1 1


