# printf lines come in the order of the events, none lost
-- script
t:syscalls:sys_enter_kill /args.pid >= 4000000/ { printf("%d\n", args.pid - 4000000); }
-- needs root tracepoint
-- traffic
python3 - <<'P'
import os
for i in range(2000):
    try: os.kill(4000000 + i, 0)
    except OSError: pass
P
-- contains
0
1999
-- absent
-
