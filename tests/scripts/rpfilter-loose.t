# rpfilter shows the loose mode, set for all devices, which drops what has no way back at all; --every
-- args
rpfilter --addr 10.88.0.0/16 --every 100ms
-- needs root netns tracepoint
-- setup
net_pair
set_sysctl "$B" net/ipv4/conf/all/rp_filter 2
-- traffic
ip -n "$A" addr add 10.88.0.1/32 dev lo
in_a "$TOOLS/udp_send" -n 5 -s 10.88.0.1 10.77.0.2 9
sleep 0.3
-- contains
{{^\d\d:\d\d:\d\d$}}
{{^v0 +10\.88\.0\.1 +10\.77\.0\.2 +loose +(ip_rcv_finish_core\S* +)?5$}}
