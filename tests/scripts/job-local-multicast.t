# packets to local multicast, by an address within a network, by group; what goes further, or to hosts, is none
-- script
t:net:netif_receive_skb (packet(skbaddr).daddr in 224.0.0.0/24) < count(packet(skbaddr).daddr, name) >
t:skb:kfree_skb (packet(skbaddr).daddr in 224.0.0.0/24) { @dropped[packet(skbaddr).daddr] = count(); }
-- needs root netns tracepoint
-- setup
net_pair
ip -n "$A" route add 224.0.0.0/4 dev v0
-- traffic
in_a "$TOOLS/udp_send" -n 3 224.0.0.5 7
in_a "$TOOLS/udp_send" -n 4 224.0.0.251 5353
in_a "$TOOLS/udp_send" -n 5 224.0.1.1 7
in_a "$TOOLS/udp_send" -n 6 239.1.2.3 7
in_a "$TOOLS/udp_send" -n 7 10.77.0.2 9
-- contains
{{^224\.0\.0\.5 +v0 +3$}}
{{^224\.0\.0\.251 +v0 +4$}}
@dropped[224.0.0.5]: 3
@dropped[224.0.0.251]: 4
-- absent
{{ [567]$}}
