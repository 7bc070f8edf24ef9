# opensnoop --failed leaves out what was opened; --path what has other names
-- args
opensnoop --comm opens_ --failed --path nonexist
-- needs root tracepoint
-- setup
cat >opens.py <<'P'
import os
with open('/proc/self/comm', 'w') as f: f.write('opens_')
os.mkdir('nonexist')
for path in 'nonexist', '/nonexistent', '/missing', '/etc/hostname':
    try: os.open(path, os.O_RDONLY)
    except OSError: pass
os._exit(0)
P
-- traffic
python3 opens.py
-- out
TIME            PID     COMM              FD PATH
{{\S+ \d+ +opens_ +-2 ENOENT /nonexistent}}


