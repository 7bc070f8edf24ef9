# csumbad --dev and --addr: of that device and network alone; ICMP has no port
-- args
csumbad --every 100ms --dev v0 --addr 10.77.0.0/24
-- needs root netns tracepoint kernel>=6.1
-- setup
net_pair
net_pair6
-- traffic
in_a "$TOOLS/bad_csum" -n 3 icmp 10.77.0.2 0
in_a "$TOOLS/bad_csum" -n 4 udp fd77::2 9
in_b "$TOOLS/bad_csum" -n 5 udp 127.0.0.1 9
in_b ip addr add 10.77.0.9/32 dev lo
in_b "$TOOLS/bad_csum" -n 6 udp 10.77.0.9 9
sleep 0.3
-- contains
{{^\d\d:\d\d:\d\d$}}
{{^SKB_DROP_REASON_ICMP_CSUM +10\.77\.0\.1 > 10\.77\.0\.2 icmp +v0 +3$}}
-- absent
{{ (4|5|6)$}}
