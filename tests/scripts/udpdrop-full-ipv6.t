# udpdrop tells how full the queue of an IPv6 socket was; before 6.11 no tracepoint says so
-- args
udpdrop --port 7
-- needs root netns tracepoint kernel>=6.11
-- setup
net_pair
net_pair6
full_udp fd77::2 7
-- traffic
in_a "$TOOLS/udp_send" -n 6 fd77::2 7
-- contains
{{^\S+ \[fd77::1\]:\d+ > \[fd77::2\]:7 udp +SKB_DROP_REASON_SOCKET_RCVBUFF +(?!2304 )[1-9]\d+ +2304$}}
{{^fd77::2 +7 +SKB_DROP_REASON_SOCKET_RCVBUFF +6$}}
