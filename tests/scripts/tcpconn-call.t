# tcpconn tells once what the call itself says: no free port, and a second call after a refusal adds nothing
-- args
tcpconn --addr 10.77.0.2
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
echo 4200 4200 | in_a tee /proc/sys/net/ipv4/ip_local_port_range >/dev/null
in_a python3 -c 'import errno, socket
def connect(s, port, want):
    e = s.connect_ex(("10.77.0.2", port))
    assert e == want, (e, want)
listener = socket.create_server(("10.77.0.2", 4100))
a, b = socket.socket(), socket.socket()
connect(a, 4100, 0)
connect(a, 4100, errno.EISCONN)
connect(b, 4100, errno.EADDRNOTAVAIL)
a.close()
c = socket.socket()
c.bind(("10.77.0.2", 4300))
c.setblocking(False)
assert c.connect_ex(("10.77.0.2", 4109)) in (errno.EINPROGRESS, errno.ECONNREFUSED)
c.setblocking(True)
c.connect_ex(("10.77.0.2", 4109))'
-- contains
{{python3 +10\.77\.0\.\d +10\.77\.0\.2 +4100 +\d+\.\d+ ok$}}
{{python3 +- +10\.77\.0\.2 +4100 +\d+\.\d+ -99 EADDRNOTAVAIL$}}
{{python3 +10\.77\.0\.2 +10\.77\.0\.2 +4109 +\d+\.\d+ 111 ECONNREFUSED$}}
-- absent
{{EISCONN|given up|EINPROGRESS|EALREADY|ECONNABORTED}}
