# a cause of drops: wrong checksums of UDP, TCP, ICMP and the header of IPv4; the reasons counted
-- script
t:skb:kfree_skb (packet(skbaddr).saddr in (10.77.0.1/32, 10.1.0.1/32, "fd77::1/128")) < count(reason) >
-- needs root netns tracepoint kernel>=6.1
-- setup
net_pair
net_pair6
-- traffic
in_a "$TOOLS/bad_csum" -n 3 udp 10.77.0.2 9
in_a "$TOOLS/bad_csum" -n 4 udp fd77::2 9
in_a "$TOOLS/bad_csum" -n 5 tcp 10.77.0.2 9
in_a "$TOOLS/bad_csum" -n 6 tcp fd77::2 9
in_a "$TOOLS/bad_csum" -n 8 icmp 10.77.0.2 0
in_a "$TOOLS/frames" v0 udp4 udp4
-- contains
{{^SKB_DROP_REASON_UDP_CSUM +7$}}
{{^SKB_DROP_REASON_TCP_CSUM +11$}}
{{^SKB_DROP_REASON_ICMP_CSUM +8$}}
{{^SKB_DROP_REASON_IP_CSUM +2$}}
-- absent
{{REASON_(?!(UDP|TCP|ICMP|IP)_CSUM)}}
