# predicate: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN /1 == 1/ { printf("yes\n"); } BEGIN /0/ { printf("no\n"); } BEGIN { exit(); }
-- out
yes


