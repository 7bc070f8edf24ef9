# a clause without a block shows itself with every argument by name
-- script
t:syscalls:sys_enter_kill /args.pid == 4000000/
-- needs root tracepoint
-- traffic
python3 -c 'import os
try: os.kill(4000000, 0)
except OSError: pass'
-- contains
{{^\d\d:\d\d:\d\d\.\d+ python3 +\d+ +tracepoint:syscalls:sys_enter_kill .*\bpid=4000000 sig=0$}}
