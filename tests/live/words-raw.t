# errors that a raw tracepoint is given have their names, and those by bpftrace's long name are numbers
-- script
rt:fib_table_lookup /flp->daddr == 10.77.9.9 && err/ { printf("rt %s %d\n", err, err); }
rawtracepoint:fib_table_lookup /flp->daddr == 10.77.9.9 && err/ { printf("long %s\n", err); }
-- needs root netns tracepoint btf
-- setup
net_pair
ip -n "$A" route add unreachable 10.77.9.9
-- traffic
in_a "$TOOLS/udp_send" 10.77.9.9 9 || true
-- contains
rt -113 EHOSTUNREACH -113
long -113
