# system: its output in its place, an empty line behind it, nothing of one that fails silently: the same bytes as bpftrace 0.27
-- needs root
-- args
--unsafe @e@
-- script
BEGIN { printf("one\n"); system("echo a; echo b >/dev/null; echo %s %d", "c", 4); printf("two\n"); system("printf ab"); system("true"); system("exit 5"); printf("three\n"); exit(); }
-- out
one
a
c 4

two
ab

three


-- err
Attached 1 probe
-e:1:137: error: the command ended with status 5: exit 5
