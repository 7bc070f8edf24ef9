# printf pointer: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("%p %p %p\n", 0, 255, (uint64*)0xffff888000001234); printf("[%20p]\n", 16); exit(); }
-- out
0 0xff 0xffff888000001234
[                0x10]


