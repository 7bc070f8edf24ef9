# dropcount counts drops by the process that was running, 23 for all processes together
-- args
dropcount --addr 10.77.0.2 --port 9 --every 1h --total
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
udp_closed 23
in_a "$TOOLS/udp_send" -n 4 10.77.0.2 10
-- contains
{{^ *pid +comm +COUNT$}}
{{^ *\d+ +\S+ +\d+$}}
{{^( *total|.*\S) +23$}}
-- absent
{{ 27$}}
