# dropwatch --port passes what goes to that port and nothing else
-- args
dropwatch --port 9
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
udp_closed 7
in_a "$TOOLS/udp_send" -n 5 10.77.0.2 10
-- contains
{{^(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ +(SKB_DROP_REASON_NO_SOCKET +)?v0 +7$}}
-- absent
{{v0 +5$}}
