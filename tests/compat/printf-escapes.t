# printf escapes: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("tab\there\\ q\"q \x41 \101|\n"); printf("no args\n"); printf("no newline"); exit(); }
-- out
tab	here\ q"q A A|
no args
no newline

