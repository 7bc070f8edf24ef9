# udpdrop --addr shows what comes from there or goes there, nothing else
-- args
udpdrop --addr fd77::/64
-- needs root netns tracepoint
-- setup
net_pair
net_pair6
-- traffic
udp_closed 3
in_a "$TOOLS/udp_send" -n 4 fd77::2 9
-- contains
{{^fd77::2 +9 +\S+ +4$}}
-- absent
{{10\.77}}
