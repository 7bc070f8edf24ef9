# sockbuf shows each packet for which a socket of UDP or for pings had no room, with buffer and limit
-- args
sockbuf --addr 10.77.0.0/16
-- needs root netns tracepoint
-- setup
net_pair
full_udp 10.77.0.2 7
full_ping 10.77.0.1
-- traffic
in_a "$TOOLS/udp_send" -n 1 10.77.0.2 7
three_pings
-- contains
{{^TIME +PID +COMM +RMEM +RCVBUF +WMEM +SNDBUF +FLOW +EVENT$}}
{{^\d\d:\d\d:\d\d\.\d{6} +- - +[1-9]\d+ +2304 +0 +\d+ 10\.77\.0\.2:7 > 0\.0\.0\.0:0 udp +receive queue is full$}}
{{^\d\d:\d\d:\d\d\.\d{6} +- - +[1-9]\d+ +2304 +0 +\d+ 10\.77\.0\.1 > 10\.77\.0\.2 icmp +receive queue is full$}}
