# csumbad counts wrong checksums by protocol and flow, of IPv4 and IPv6
-- args
csumbad --every 1h --port 9
-- needs root netns tracepoint kernel>=5.18
-- setup
net_pair
net_pair6
-- traffic
in_a "$TOOLS/bad_csum" -n 3 udp 10.77.0.2 9
in_a "$TOOLS/bad_csum" -n 4 tcp 10.77.0.2 9
in_a "$TOOLS/bad_csum" -n 5 udp fd77::2 9
in_a "$TOOLS/bad_csum" -n 6 tcp fd77::2 9
in_a "$TOOLS/bad_csum" -n 7 udp 10.77.0.2 10
udp_closed 8
-- contains
{{^reason +packet +dev +COUNT$}}
{{^SKB_DROP_REASON_UDP_CSUM +10\.77\.0\.1:4242 > 10\.77\.0\.2:9 udp +v0 +3$}}
{{^SKB_DROP_REASON_TCP_CSUM +10\.77\.0\.1:4242 > 10\.77\.0\.2:9 tcp \[S\] +v0 +4$}}
{{^SKB_DROP_REASON_UDP_CSUM +\[fd77::1\]:4242 > \[fd77::2\]:9 udp +v0 +5$}}
{{^SKB_DROP_REASON_TCP_CSUM +\[fd77::1\]:4242 > \[fd77::2\]:9 tcp \[S\] +v0 +6$}}
-- absent
{{ (7|8)$}}
