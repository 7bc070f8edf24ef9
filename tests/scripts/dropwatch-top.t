# dropwatch --top 1, an option of all scripts: the place with the most drops, the rest in one row
-- args
dropwatch --addr 10.77.0.0/16 --every 1h --top 1
-- needs root netns tracepoint
-- setup
net_pair
net_pair6
set_sysctl "$B" net/ipv4/conf/v0/rp_filter 1
-- traffic
udp_closed 7
blackhole 5
-- contains
{{^(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ +(SKB_DROP_REASON_NO_SOCKET +)?v0 +7$}}
{{^ *1 more +5$}}
{{^ *total +12$}}
