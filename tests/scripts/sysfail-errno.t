# sysfail --errno counts that error of all system calls, and no other
-- args
sysfail --comm kills_ --errno EBADF
-- needs root tracepoint
-- setup
cat >calls.py <<'P'
import ctypes, os
with open('/proc/self/comm', 'w') as f: f.write('kills_')
libc = ctypes.CDLL(None)
for i in range(7): libc.close(999)              # EBADF
for i in range(9): libc.fsync(999)              # EBADF
for i in range(5): libc.kill(4194304, 0)        # ESRCH
P
-- traffic
python3 calls.py
-- contains
{{^close +-9 EBADF +kills_ +\d+ +7$}}
{{^fsync +-9 EBADF +kills_ +\d+ +9$}}
-- absent
ESRCH
@last
