# two begins: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("1\n"); } BEGIN { printf("2\n"); exit(); }
-- out
1
2


