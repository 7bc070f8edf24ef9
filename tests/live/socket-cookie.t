# socket_cookie: what the socket itself says
-- script
t:tcp:tcp_rcv_space_adjust { @[socket_cookie(skaddr) == @COOKIE@] = count(); }
-- needs root netns btf kernel>=5.12
-- setup
mkfifo go
spawn python3 -c "
import socket
s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()
c = socket.create_connection(s.getsockname()); a, _ = s.accept()
print(int.from_bytes(a.getsockopt(1, 57, 8), 'little'), file=open('cookie', 'w'), flush=True)
open('go').read()
for i in range(5):
    c.send(b'x'); a.recv(1)
print(file=open('done', 'w'))"
until [ -s cookie ]; do sleep 0.02; done
tell COOKIE "$(<cookie)"
-- traffic
echo >go
until [ -s done ]; do sleep 0.02; done
-- contains
{{^@\[true\]: 5$}}
