# the value of ++ on a map, also on kernels whose additions tell none
-- args
-q @e@
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { $before = @n++; $after = ++@n; printf("%d %d\n", $before, $after); }
-- needs root tracepoint
-- traffic
kills 3
-- out
0 2
2 4
4 6


@n: 6
