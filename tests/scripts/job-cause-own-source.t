# a cause of drops: the source is an address of the host itself, unless accept_local permits it; the reason counted
-- script
t:skb:kfree_skb (packet(skbaddr).saddr == 10.78.0.1) < count(reason) >
-- needs root netns tracepoint kernel>=6.13
-- setup
net_pair
for f in all v0; do set_sysctl "$B" net/ipv4/conf/$f/rp_filter 0; done
ip -n "$A" addr add 10.78.0.1/32 dev lo
ip -n "$B" addr add 10.78.0.1/32 dev lo
-- traffic
in_a "$TOOLS/udp_send" -n 6 -s 10.78.0.1 10.77.0.2 9
set_sysctl "$B" net/ipv4/conf/v0/accept_local 1
in_a "$TOOLS/udp_send" -n 2 -s 10.78.0.1 10.77.0.2 9
-- contains
{{^SKB_DROP_REASON_IP_LOCAL_SOURCE +6$}}
{{^SKB_DROP_REASON_NO_SOCKET +2$}}
-- absent
{{REASON_(?!IP_LOCAL_SOURCE|NO_SOCKET)}}
