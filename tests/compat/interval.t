# interval: the same bytes as bpftrace 0.27
-- needs root
-- script
interval:ms:50 { @n++; if (@n == 3) { exit(); } } END { printf("n %d\n", @n); }
-- out
n 3


@n: 3
