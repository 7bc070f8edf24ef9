# sysfail counts what a program's calls failed with, by call, error, command and process, and shows the last
-- args
sysfail --comm kills_ --syscall kill --last
-- needs root tracepoint
-- setup
cat >calls.py <<'P'
import ctypes, os
with open('/proc/self/comm', 'w') as f: f.write('kills_')
libc = ctypes.CDLL(None)
for pid in range(4194304, 4194304 + 23): libc.kill(pid, 0)      # ESRCH
for i in range(5): libc.kill(os.getpid(), 99)                   # EINVAL
for i in range(3): libc.kill(os.getpid(), 0)                    # no failure
for i in range(7): libc.close(999)                              # EBADF
P
-- traffic
python3 calls.py
-- contains
{{^syscall +errno +comm +pid +COUNT$}}
{{^kill +-3 ESRCH +kills_ +\d+ +23$}}
{{^kill +-22 EINVAL +kills_ +\d+ +5$}}
{{^@last\[kill, -3\]: \(\d\d:\d\d:\d\d, kills_, \d+, 4194326, 0, \d+\)$}}
{{^@last\[kill, -22\]: \(\d\d:\d\d:\d\d, kills_, \d+, \d+, 99, \d+\)$}}
-- absent
close
{{^kill .* 3$}}
