# sockbuf --port leaves out sockets with other ports, and such as have none
-- args
sockbuf --port 7
-- needs root netns tracepoint
-- setup
net_pair
full_udp 10.77.0.2 7
full_udp 10.77.0.2 8
full_ping 10.77.0.1
-- traffic
in_a "$TOOLS/udp_send" -n 2 10.77.0.2 7
in_a "$TOOLS/udp_send" -n 2 10.77.0.2 8
three_pings
-- contains
{{ 10\.77\.0\.2:7 > 0\.0\.0\.0:0 udp }}
-- absent
{{10\.77\.0\.2:8 |icmp}}
