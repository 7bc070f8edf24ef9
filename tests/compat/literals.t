# literals: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { print(0x10); print(1e6); print(1_000_000); print(010); exit(); }
-- out
16
1000000
1000000
8


