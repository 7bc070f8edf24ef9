# tunnel shows the flow within, the one around it and what came of it: sent, no route below, an address that is waited for, not sent
-- args
tunnel --addr 192.168.0.0/16
-- needs root netns tracepoint
-- setup
net_pair
# $B has no tunnel: it drops what comes, at the closed port
vxlan() { # N REMOTE
	ip -n "$A" link add "vx$1" address 02:00:00:00:01:01 type vxlan id "$1" $2 dstport 4789
	ip -n "$A" addr add "192.168.$1.1/24" dev "vx$1"
	ip -n "$A" link set "vx$1" up
	ip -n "$A" neigh replace "192.168.$1.2" lladdr 02:00:00:00:01:02 dev "vx$1" nud permanent
}
vxlan 7 "remote 10.77.0.2"
vxlan 8 "remote 10.99.0.2"
vxlan 9 "remote 10.77.0.9"
vxlan 10 ""
set_sysctl "$A" net/ipv4/neigh/v0/retrans_time_ms 600000
-- traffic
in_a "$TOOLS/udp_send" -n 2 192.168.7.2 7
in_a "$TOOLS/udp_send" 192.168.8.2 8
in_a "$TOOLS/udp_send" 192.168.9.2 9
in_a "$TOOLS/udp_send" 192.168.10.2 10
in_a "$TOOLS/udp_send" 10.77.0.2 11
-- out
TIME     INNER                                         -> OUTER                                    DEV        RESULT
{{\d\d:\d\d:\d\d}} 192.168.7.1:{{\d+}} > 192.168.7.2:7 udp {{ +}}-> 10.77.0.1:{{\d+}} > 10.77.0.2:4789 udp {{ +}}v0         sent
{{\d\d:\d\d:\d\d}} 192.168.7.1:{{\d+}} > 192.168.7.2:7 udp {{ +}}-> 10.77.0.1:{{\d+}} > 10.77.0.2:4789 udp {{ +}}v0         dropped
{{\d\d:\d\d:\d\d}} 192.168.7.1:{{\d+}} > 192.168.7.2:7 udp {{ +}}-> 10.77.0.1:{{\d+}} > 10.77.0.2:4789 udp {{ +}}v0         sent
{{\d\d:\d\d:\d\d}} 192.168.7.1:{{\d+}} > 192.168.7.2:7 udp {{ +}}-> 10.77.0.1:{{\d+}} > 10.77.0.2:4789 udp {{ +}}v0         dropped
{{\d\d:\d\d:\d\d}} 192.168.8.1:{{\d+}} > 192.168.8.2:8 udp {{ +}}-> 10.99.0.2 {{ +}}vx8        no_underlay_route
{{\d\d:\d\d:\d\d}} 192.168.9.1:{{\d+}} > 192.168.9.2:9 udp {{ +}}-> 10.77.0.9 {{ +}}vx9        waits_for_neighbour
{{\d\d:\d\d:\d\d}} 192.168.10.1:{{\d+}} > 192.168.10.2:10 udp {{ +}}-> {{\S* +}}vx10       not_sent


{{loc +(reason +)?dev  COUNT}}
{{(__udp4_lib_rcv|udp_rcv)\+0x\w+ +(SKB_DROP_REASON_NO_SOCKET +)?v0 +2}}
