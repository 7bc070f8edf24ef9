# a cause of drops: no route; a host that forwards and has none, and one that does not forward; the reasons counted
-- script
t:skb:kfree_skb (packet(skbaddr).daddr == 10.99.0.1) < count(reason) >
-- needs root netns tracepoint kernel>=6.1
-- setup
net_pair
ip -n "$A" route add 10.99.0.0/16 via 10.77.0.2
set_sysctl "$B" net/ipv4/ip_forward 1
-- traffic
in_a "$TOOLS/udp_send" -n 5 10.99.0.1 9
set_sysctl "$B" net/ipv4/ip_forward 0
in_a "$TOOLS/udp_send" -n 3 10.99.0.1 9
-- contains
{{^SKB_DROP_REASON_IP_INNOROUTES +5$}}
{{^SKB_DROP_REASON_IP_INADDRERRORS +3$}}
-- absent
{{REASON_(?!IP_IN(NOROUTES|ADDRERRORS))}}
