# dropwatch --dev counts what was on that device and nothing else
-- args
dropwatch --dev v0 --addr 10.77.0.0/16 --every 1h
-- needs root netns tracepoint
-- setup
net_pair
in_b ip addr add 10.77.0.9/32 dev lo
-- traffic
udp_closed 7
in_b "$TOOLS/udp_send" -n 5 10.77.0.9 9
-- contains
{{^(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ +(SKB_DROP_REASON_NO_SOCKET +)?v0 +7$}}
-- absent
{{ 5$}}
