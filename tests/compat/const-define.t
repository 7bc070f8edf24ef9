# const define: the same bytes as bpftrace 0.27
-- needs root
-- script
#define LIMIT 42
BEGIN { printf("%d\n", LIMIT); exit(); }
-- out
42


