# a cause of drops: the reverse-path filter, strict for one source and loose for another; without it they come through
-- script
t:skb:kfree_skb (packet(skbaddr).saddr in (10.88.0.1/32, 10.89.0.1/32)) < count(reason) >
-- needs root netns tracepoint kernel>=5.18
-- setup
net_pair
ip -n "$A" addr add 10.89.0.1/32 dev lo
-- traffic
rp_filter 7
# loose: there is a way back to 10.88.0.1, and none to 10.89.0.1
set_sysctl "$B" net/ipv4/conf/v0/rp_filter 2
in_a "$TOOLS/udp_send" -n 5 -s 10.88.0.1 10.77.0.2 9
in_a "$TOOLS/udp_send" -n 4 -s 10.89.0.1 10.77.0.2 9
set_sysctl "$B" net/ipv4/conf/v0/rp_filter 0
set_sysctl "$B" net/ipv4/conf/all/rp_filter 0
in_a "$TOOLS/udp_send" -n 3 -s 10.89.0.1 10.77.0.2 9
-- contains
{{^SKB_DROP_REASON_IP_RPFILTER +11$}}
{{^SKB_DROP_REASON_NO_SOCKET +8$}}
-- absent
{{REASON_(?!IP_RPFILTER|NO_SOCKET)}}
