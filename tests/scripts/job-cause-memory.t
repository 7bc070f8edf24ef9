# a cause of drops: UDP has used up its memory, and the socket still has room; the reason counted
-- script
t:skb:kfree_skb (packet(skbaddr).saddr == 10.77.0.1 && packet(skbaddr).dport == 7) < count(reason) >
-- needs root netns tracepoint guest kernel>=5.18
-- setup
net_pair
udp_no_memory
udp_large 100
-- traffic
udp_large 5
-- contains
{{^SKB_DROP_REASON_PROTO_MEM +5$}}
-- absent
{{REASON_(?!PROTO_MEM)}}
