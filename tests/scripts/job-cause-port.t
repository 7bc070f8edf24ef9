# a cause of drops: nobody listens on the port; the reason counted, of UDP by IPv4 and IPv6
-- script
t:skb:kfree_skb (packet(skbaddr).saddr in (10.77.0.1/32, "fd77::1/128") && packet(skbaddr).dport == 9) < count(reason) >
-- needs root netns tracepoint kernel>=5.17
-- setup
net_pair
net_pair6
-- traffic
udp_closed 7
in_a "$TOOLS/udp_send" -n 4 fd77::2 9
-- contains
{{^SKB_DROP_REASON_NO_SOCKET +11$}}
-- absent
{{REASON_(?!NO_SOCKET)}}
