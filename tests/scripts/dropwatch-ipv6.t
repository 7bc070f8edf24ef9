# dropwatch knows addresses and ports of IPv6
-- args
dropwatch --addr fd77::/64 --port 9
-- needs root netns tracepoint
-- setup
net_pair
net_pair6
-- traffic
udp_closed 3
in_a "$TOOLS/udp_send" -n 11 fd77::2 9
in_a "$TOOLS/udp_send" -n 5 fd77::2 10
-- contains
{{^(__udp6_lib_rcv|udpv6_rcv)\+0x[0-9a-f]+ +(SKB_DROP_REASON_NO_SOCKET +)?v0 +11$}}
-- absent
{{udp4|\b5$}}
