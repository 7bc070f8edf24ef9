# the tag of a VLAN that the device took off, the mark of a socket, names of devices
-- script
t:net:net_dev_queue {
	$p = packet(skbaddr);
	if ($p.netns == @NS@) { printf("%s %s vlan %d mark %d\n", $p, $p.dev, $p.vlan, $p.mark); }
}
-- needs root netns vlan tracepoint tool:python3
-- setup
net_pair
ip -n "$A" link add link v0 name v0.42 type vlan id 42
ip -n "$A" addr add 10.78.0.1/24 dev v0.42
ip -n "$A" link set v0.42 up
ip -n "$A" neigh replace 10.78.0.2 lladdr 02:00:00:00:00:02 dev v0.42 nud permanent
tell NS "$(stat -L -c %i /run/netns/$A)"
-- traffic
in_a python3 - <<'PY'
import socket
for mark, to in ((7, '10.77.0.2'), (9, '10.78.0.2')):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_MARK, mark)
    s.bind(('', 6000 + mark))
    s.sendto(b'x', (to, 53))
PY
-- out
10.77.0.1:6007 > 10.77.0.2:53 udp v0 vlan 0 mark 7
10.78.0.1:6009 > 10.78.0.2:53 udp v0.42 vlan 0 mark 9
10.78.0.1:6009 > 10.78.0.2:53 udp v0 vlan 42 mark 9


