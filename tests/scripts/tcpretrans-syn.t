# a SYN and the answer to one that are sent again
-- args
tcpretrans --addr 10.77.0.2
-- needs root netns tracepoint
-- setup
net_pair
tcp_open
ip -n "$B" neigh replace 10.77.0.9 lladdr 02:00:00:00:00:01 dev v0 nud permanent
-- traffic
again() { "$1" awk '/^Tcp:/ { if (n) print $n; for (i = 1; i <= NF; i++) if ($i == "RetransSegs") n = i }' /proc/net/snmp; }
a=$(again in_a) b=$(again in_b)
in_a "$TOOLS/tcp_syn" 10.77.0.9 10.77.0.2 8099
until [ "$(again in_b)" -gt "$b" ]; do sleep 0.02; done
ip -n "$B" addr del 10.77.0.2/24 dev v0
spawn in_a python3 -c 'import socket; socket.create_connection(("10.77.0.2", 8098))'
until [ "$(again in_a)" -gt "$a" ]; do sleep 0.02; done
-- contains
{{ SYNACK 10\.77\.0\.2:8099 > 10\.77\.0\.9:4242 tcp +TCP_NEW_SYN_RECV$}}
{{ SYN    10\.77\.0\.1:\d+ > 10\.77\.0\.2:8098 tcp +TCP_SYN_SENT$}}
