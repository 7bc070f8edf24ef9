# udpdrop shows datagrams to a port where nobody listens, and counts them; --port leaves others out
-- args
udpdrop --port 9
-- needs root netns tracepoint
-- setup
net_pair
net_pair6
-- traffic
udp_closed 3
in_a "$TOOLS/udp_send" -n 4 fd77::2 9
in_a "$TOOLS/udp_send" -n 5 10.77.0.2 10
-- contains
{{^TIME +DATAGRAM +WHY +QUEUED +RCVBUF$}}
{{^\d\d:\d\d:\d\d\.\d{6} 10\.77\.0\.1:\d+ > 10\.77\.0\.2:9 udp +(SKB_DROP_REASON_NO_SOCKET|__udp4_lib_rcv\+0x[0-9a-f]+) +- +-$}}
{{^\d\d:\d\d:\d\d\.\d{6} \[fd77::1\]:\d+ > \[fd77::2\]:9 udp +(SKB_DROP_REASON_NO_SOCKET|__udp6_lib_rcv\+0x[0-9a-f]+) +- +-$}}
{{^to +port +(reason|loc) +COUNT$}}
{{^10\.77\.0\.2 +9 +\S+ +3$}}
{{^fd77::2 +9 +\S+ +4$}}
-- absent
{{ 5$}}
