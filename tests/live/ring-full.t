# lost events are counted exactly: those printed and those lost are all
-- args
--buffer 4096 @e@
-- script
t:syscalls:sys_enter_kill /args.pid == 4000000/ { printf("event %s\n", str(0)); @sent++; }
-- needs root tracepoint
-- traffic
python3 - <<'P'
import os
for i in range(20000):
    try: os.kill(4000000, 0)
    except OSError: pass
P
-- contains
{{^@sent: 20000$}}
-- err contains
{{[lL]ost \d+ events}}
