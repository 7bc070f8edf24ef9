# the script dropwatch counts 23 drops to one address by place, reason and device, no others
-- args
dropwatch --addr 10.77.0.2
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^loc +(reason +)?dev +COUNT$}}
{{^(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ +(SKB_DROP_REASON_NO_SOCKET +)?v0 +23$}}
