# syscount counts the system calls of a command by name, with their time
# five sleeps of 10 ms take at least 50
-- args
syscount --comm calls_
-- needs root tracepoint
-- setup
cat >calls.py <<'P'
import ctypes, os
libc = ctypes.CDLL(None)
with open('/proc/self/comm', 'w') as f: f.write('calls_')
for i in range(23): libc.getpriority(0, 0)
for i in range(5): libc.usleep(10000)
P
-- traffic
python3 calls.py
-- contains
{{^syscall +COUNT +AVG +TOTAL$}}
{{^getpriority +23 +[\d.]+[nu]?s +[\d.]+[num]s$}}
{{^(clock_)?nanosleep +5 +\d+(\.\d+)?ms +([5-9]\d|\d{3})(\.\d+)?ms$}}
