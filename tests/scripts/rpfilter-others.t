# rpfilter leaves out other drops, other addresses, ports and devices
-- args
rpfilter --addr 10.88.0.1 --port 10 --every 1h
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
udp_closed 4
rp_filter 7
ip -n "$A" addr add 10.88.0.2/32 dev lo
in_a "$TOOLS/udp_send" -n 3 -s 10.88.0.2 10.77.0.2 10
in_a "$TOOLS/udp_send" -n 2 -s 10.88.0.1 10.77.0.2 10
-- contains
{{^v0 +10\.88\.0\.1 +10\.77\.0\.2 +strict +(ip_rcv_finish_core\S* +)?2$}}
-- absent
{{ (3|4|5|7)$}}
