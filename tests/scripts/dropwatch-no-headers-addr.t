# what has no headers is from nobody: --addr leaves it out
-- args
dropwatch --every 1h --comm npunread --addr 0.0.0.0/0
-- needs root tracepoint
-- traffic
python3 -c 'import socket
open("/proc/self/comm", "w").write("npunread")
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
for _ in range(5): a.send(b"x")'
-- absent
{{unix|\?}}
