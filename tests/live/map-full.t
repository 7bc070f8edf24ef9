# what a full map does not take is counted and told, with the option that helps
-- args
--max-map-keys 10 @e@
-- script
t:syscalls:sys_enter_kill /args.sig == 0 && args.pid >= 4194304/ { @[args.pid] = 1; }
-- needs root tracepoint
-- traffic
python3 - <<'P'
import os
for i in range(25):
    try: os.kill(4194304 + i, 0)
    except OSError: pass
P
-- err contains
@: 15 updates lost: map is full at 10 keys (line 1: @[args.pid] = 1); try --max-map-keys 20
-- contains
{{^@\[41943\d\d\]: 1$}}
