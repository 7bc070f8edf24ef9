# what the kernel reports to a socket is a positive errno, and has its name
-- script
t:sock:inet_sk_error_report (dport == 9) { printf("%s %d\n", error, error); }
t:sock:inet_sk_error_report (dport == 9);
-- needs root netns tracepoint kernel>=5.15
-- traffic
python3 -c 'import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(("127.0.0.1", 9))
s.send(b"x")
try: s.recv(1)
except OSError as e: print(e)'
-- contains
111 ECONNREFUSED 111
{{ error=111 ECONNREFUSED .*dport=9 }}
