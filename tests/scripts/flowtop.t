# flowtop counts packets and bytes from IP on, received and sent alike, of one address and port
-- args
flowtop --addr 10.77.0.2 --port 9 --every 1h
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
udp_closed 7
in_a "$TOOLS/udp_send" -n 3 10.77.0.2 10
in_a "$TOOLS/udp_send" -n 3 10.77.0.1 9
-- out
{{direction  flow +COUNT  AVG  TOTAL}}
{{RX         10.77.0.1:\d+ > 10.77.0.2:9 udp +7   36    252}}
{{TX         10.77.0.1:\d+ > 10.77.0.2:9 udp +7   36    252}}
