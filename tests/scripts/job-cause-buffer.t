# a cause of drops: the program does not read, its receive buffer is full; the reason counted
-- script
t:skb:kfree_skb (packet(skbaddr).saddr == 10.77.0.1 && packet(skbaddr).dport == 7) < count(reason) >
-- needs root netns tracepoint kernel>=5.18
-- setup
net_pair
full_udp 10.77.0.2 7
-- traffic
in_a "$TOOLS/udp_send" -n 6 10.77.0.2 7
-- contains
{{^SKB_DROP_REASON_SOCKET_RCVBUFF +6$}}
-- absent
{{REASON_(?!SOCKET_RCVBUFF)}}
