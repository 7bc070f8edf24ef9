# cat: a file by a format, a missing one, none beyond 10240 bytes: the same bytes as bpftrace 0.27
-- needs root
-- setup
head -c 20000 /dev/zero | tr '\0' x >big
tell DIR "$PWD"
-- script
BEGIN { printf("a\n"); cat("/proc/sys/kernel/%s", "ostype"); printf("b\n"); cat("/nonexistent/%d", 5); cat("@DIR@/big"); printf("|\n"); exit(); }
-- out
a
Linux
b
{{(?:xxxxx){2048}\|}}


-- err
Attached 1 probe
-e:1:77: error: cannot open '/nonexistent/5': No such file or directory
