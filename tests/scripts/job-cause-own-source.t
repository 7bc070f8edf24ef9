# a cause of drops: the source is an address of the host itself, unless accept_local permits it; the reason counted
-- script
t:skb:kfree_skb (packet(skbaddr).saddr == 10.78.0.1) < count(reason) >
-- needs root netns tracepoint kernel>=6.13
-- setup
net_pair
-- traffic
own_source 6 2
-- contains
{{^SKB_DROP_REASON_IP_LOCAL_SOURCE +6$}}
{{^SKB_DROP_REASON_NO_SOCKET +2$}}
-- absent
{{REASON_(?!IP_LOCAL_SOURCE|NO_SOCKET)}}
