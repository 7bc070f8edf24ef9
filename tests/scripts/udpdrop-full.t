# udpdrop tells how full the queue was where a socket had no room, on every kernel
-- args
udpdrop --port 7
-- needs root netns tracepoint
-- setup
net_pair
full_udp 10.77.0.2 7
-- traffic
in_a "$TOOLS/udp_send" -n 6 10.77.0.2 7
-- contains
{{^\d\d:\d\d:\d\d\.\d{6} 10\.77\.0\.(1:\d+ > 10\.77\.0\.2:7|2:7 > 0\.0\.0\.0:0) udp +(SKB_DROP_REASON_SOCKET_RCVBUFF|its queue) +(?!2304 )[1-9]\d+ +2304$}}
{{^10\.77\.0\.2 +7 +\S+ +6$}}
