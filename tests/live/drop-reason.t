# the drops of a closed port have the reason NO_SOCKET, named by printf's %s
-- script
t:skb:kfree_skb { printf("%s\n", reason); }
-- needs root netns tracepoint kernel>=5.17
-- setup
net_pair
-- traffic
udp_closed 3
-- contains
{{^SKB_DROP_REASON_NO_SOCKET$}}
