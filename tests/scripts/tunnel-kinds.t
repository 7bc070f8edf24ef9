# tunnel: IP in IP, GRE, and Ethernet in GRE
-- args
tunnel --dev v0
-- needs root netns tracepoint guest
-- setup
net_pair
n=0
for kind in ipip gre gretap; do
	n=$((n + 1))
	ip -n "$A" link add t$n type $kind local 10.77.0.1 remote 10.77.0.2 ttl 9
	ip -n "$A" addr add 192.168.$n.1/24 dev t$n
	ip -n "$A" link set t$n up
done
ip -n "$A" neigh replace 192.168.3.2 lladdr 02:00:00:00:01:02 dev t3 nud permanent
-- traffic
in_a "$TOOLS/udp_send" -n 2 192.168.1.2 1
in_a "$TOOLS/udp_send" 192.168.2.2 2
in_a "$TOOLS/udp_send" 192.168.3.2 3
-- contains
{{192.168.1.1:\d+ > 192.168.1.2:1 udp +-> 10.77.0.1 > 10.77.0.2 ipip +v0 +sent$}}
{{192.168.2.1:\d+ > 192.168.2.2:2 udp +-> 10.77.0.1 > 10.77.0.2 gre +v0 +sent$}}
{{192.168.3.1:\d+ > 192.168.3.2:3 udp +-> 10.77.0.1 > 10.77.0.2 gre +v0 +sent$}}
