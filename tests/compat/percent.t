# printf: a percent sign that begins nothing is text: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("50%\n"); printf("50%"); printf("100% )\n"); printf("%5%|%%\n"); printf("%d%%, %s%\n", 5, "x"); exit(); }
-- out
50%
50%100% )
%|%
5%, x%


