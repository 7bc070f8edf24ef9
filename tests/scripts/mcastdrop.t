# mcastdrop counts what no one joined on the device, and names the device that did join; not what is joined there
-- args
mcastdrop --addr 239.1.2.0/24 --port 9 --dev v0 --every 1h
-- needs root netns tracepoint
-- setup
net_pair
mcast_joined
-- traffic
in_a "$TOOLS/udp_send" -n 3 239.1.2.3 9
in_a "$TOOLS/udp_send" -n 4 239.1.2.4 9
in_a "$TOOLS/udp_send" -n 5 239.1.2.5 9
in_a "$TOOLS/udp_send" -n 6 239.1.3.4 9
in_a "$TOOLS/udp_send" -n 7 239.1.2.4 10
-- contains
{{^group +src +dev +joined +COUNT$}}
{{^239\.1\.2\.3 +10\.77\.0\.1 +v0 +v9 +3$}}
{{^239\.1\.2\.4 +10\.77\.0\.1 +v0 +nowhere +4$}}
-- absent
{{ (5|6|7)$}}
