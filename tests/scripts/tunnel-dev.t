# tunnel --dev shows what that device was to send alone
-- args
tunnel --dev vx8
-- needs root netns tracepoint
-- setup
net_pair
vxlan() { # N REMOTE
	ip -n "$A" link add "vx$1" type vxlan id "$1" remote "$2" dstport 4789
	ip -n "$A" addr add "192.168.$1.1/24" dev "vx$1"
	ip -n "$A" link set "vx$1" up
	ip -n "$A" neigh replace "192.168.$1.2" lladdr 02:00:00:00:01:02 dev "vx$1" nud permanent
}
vxlan 7 10.77.0.2
vxlan 8 10.99.0.2
vxlan 9 10.99.0.2
-- traffic
in_a "$TOOLS/udp_send" 192.168.7.2 7
in_a "$TOOLS/udp_send" 192.168.9.2 9
in_a "$TOOLS/udp_send" -n 2 192.168.8.2 8
ip -n "$A" route add 10.99.0.0/16 via 10.77.0.2
in_a "$TOOLS/udp_send" 192.168.8.2 8
-- out
TIME     INNER                                         -> OUTER                                    DEV        RESULT
{{\d\d:\d\d:\d\d}} 192.168.8.1:{{\d+}} > 192.168.8.2:8 udp {{ +}}-> 10.99.0.2 {{ +}}vx8        no_underlay_route
{{\d\d:\d\d:\d\d}} 192.168.8.1:{{\d+}} > 192.168.8.2:8 udp {{ +}}-> 10.99.0.2 {{ +}}vx8        no_underlay_route


