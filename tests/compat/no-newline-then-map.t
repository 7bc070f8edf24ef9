# no newline then map: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("abc"); @x = 1; exit(); }
-- out
abc

@x: 1
