# syscount forgets threads that end: a hundred processes, the map holds sixteen
-- args
-q --max-map-keys 16 syscount --syscall getpriority --follow -- python3 ends.py
-- needs root tracepoint
-- setup
cat >ends.py <<'P'
import ctypes, os
libc = ctypes.CDLL(None)
for i in range(100):
    if not os.fork():
        libc.getpriority(0, 0)
        os._exit(0)
    os.wait()
P
-- out
syscall      COUNT {{ +}}AVG {{ +}}TOTAL
getpriority    100 {{ +[\d.]+[num]s +[\d.]+[num]s}}
