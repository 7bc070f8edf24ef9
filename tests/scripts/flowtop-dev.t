# flowtop --dev counts what one device carries; an interval prints and begins anew
-- args
flowtop --dev lo --port 9 --every 300ms
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
in_a "$TOOLS/udp_send" -n 5 10.77.0.2 9
in_a "$TOOLS/udp_send" -n 2 -l 100 10.77.0.1 9
sleep 1
-- contains
{{^\d\d:\d\d:\d\d$}}
{{^TX         10.77.0.1:\d+ > 10.77.0.1:9 udp +2  128    256$}}
{{^RX         10.77.0.1:\d+ > 10.77.0.1:9 udp +2  128    256$}}
-- absent
{{ +5 +}}
