# end only: the same bytes as bpftrace 0.27
-- needs root
-- script
END { printf("bye\n"); @x = 1; } BEGIN { exit(); }
-- out
bye


@x: 1
