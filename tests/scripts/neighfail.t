# neighfail: neighbours that do not answer, of IPv4 and IPv6, that are set to failed, and that are given up; no others
-- args
neighfail --dev v7
-- needs root netns tracepoint
-- timeout 4
-- setup
net_pair
ip -n "$A" link add v7 type veth peer name v8
ip -n "$A" link set v7 up
ip -n "$A" link set v8 up
set_sysctl "$A" net/ipv6/conf/v7/disable_ipv6 0
ip -n "$A" addr add 10.78.0.1/24 dev v7
ip -n "$A" addr add 2001:db8::1/64 dev v7 nodad
set_sysctl "$A" net/ipv4/neigh/v7/retrans_time_ms 50
set_sysctl "$A" net/ipv6/neigh/v7/retrans_time_ms 50
set_sysctl "$A" net/ipv4/neigh/v0/retrans_time_ms 50
failed() { until ip -n "$A" neigh show "$1" dev "$2" | grep -q FAILED; do sleep 0.05; done; }
-- traffic
in_a "$TOOLS/udp_send" 10.77.0.9 9
in_a "$TOOLS/udp_send" 10.78.0.9 9
in_a "$TOOLS/udp_send" 2001:db8::9 9
failed 10.77.0.9 v0
failed 10.78.0.9 v7
failed 2001:db8::9 v7
ip -n "$A" neigh replace 10.78.0.8 lladdr 02:00:00:00:00:08 dev v7 nud reachable
ip -n "$A" neigh change 10.78.0.8 dev v7 nud failed
set_sysctl "$A" net/ipv4/neigh/v7/retrans_time_ms 600000
in_a "$TOOLS/udp_send" 10.78.0.7 9
ip -n "$A" link set v7 down
-- contains
{{^TIME     DEV             IP                                      STATE      EVENT$}}
{{^\d\d:\d\d:\d\d v7              10\.78\.0\.9 +failed     no_answer$}}
{{^\d\d:\d\d:\d\d v7              2001:db8::9 +failed     no_answer$}}
{{^\d\d:\d\d:\d\d v7              10\.78\.0\.8 +failed     set_failed$}}
{{^\d\d:\d\d:\d\d v7              10\.78\.0\.7 +incomplete given_up$}}
-- absent
{{10\.77}}
