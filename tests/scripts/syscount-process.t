# syscount --by process counts the calls of each process; --syscall only those of one name
-- args
syscount --comm calls_ --by process --syscall getpriority
-- needs root tracepoint
-- setup
cat >calls.py <<'P'
import ctypes, os, sys
libc = ctypes.CDLL(None)
with open('/proc/self/comm', 'w') as f: f.write('calls_')
for i in range(int(sys.argv[1])): libc.getpriority(0, 0)
for i in range(99): libc.getppid()
P
-- traffic
python3 calls.py 23
python3 calls.py 5
-- out
{{comm +pid +COUNT +AVG +TOTAL}}
{{calls_ +\d+ +(23|5) .*}}
{{calls_ +\d+ +(23|5) .*}}
-- contains
{{^calls_ +\d+ +23 .*}}
{{^calls_ +\d+ +5 .*}}
