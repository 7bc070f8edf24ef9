# tunnel --fail leaves out what is sent; the way below may come later
-- args
tunnel --fail --addr 10.99.0.0/16
-- needs root netns tracepoint
-- setup
net_pair
ip -n "$A" link add vx8 type vxlan id 8 remote 10.99.0.2 dstport 4789
ip -n "$A" addr add 192.168.8.1/24 dev vx8
ip -n "$A" link set vx8 up
ip -n "$A" neigh replace 192.168.8.2 lladdr 02:00:00:00:01:02 dev vx8 nud permanent
-- traffic
in_a "$TOOLS/udp_send" 192.168.8.2 8
ip -n "$A" route add 10.99.0.0/16 via 10.77.0.2
ip -n "$A" neigh replace 10.77.0.2 lladdr 02:00:00:00:00:99 dev v0 nud permanent
in_a "$TOOLS/udp_send" -n 3 192.168.8.2 8
-- contains
{{ 192.168.8.1:\d+ > 192.168.8.2:8 udp +-> 10.99.0.2 +vx8        no_underlay_route$}}
-- absent
{{ sent$}}
