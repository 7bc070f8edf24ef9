# int widths casts: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("%d %d %d %d\n", (int8)200, (int16)40000, (int32)3000000000, (uint8)300); printf("%d %d %u\n", (uint16)-1, (uint32)-1, (uint64)-1); $a = (uint8)200; $b = $a + 100; printf("%d\n", $b); print((int64)(uint8)-1); print((uint32)-1); exit(); }
-- out
-56 -25536 -1294967296 44
65535 -1 4294967295
300
255
4294967295


