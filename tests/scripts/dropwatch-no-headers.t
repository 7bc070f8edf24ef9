# of what has no headers and no device, messages of UNIX sockets, dropwatch counts the place, with ? as device
-- args
dropwatch --every 1h --comm npunread
-- needs root tracepoint
-- traffic
python3 -c 'import socket
open("/proc/self/comm", "w").write("npunread")
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
for _ in range(5): a.send(b"x")'
-- contains
{{^(unix|skb_queue_purge)\S+ +(SKB_DROP_REASON_\S+ +)?\? +5$}}
