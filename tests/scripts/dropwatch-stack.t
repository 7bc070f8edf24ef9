# dropwatch --stack shows the way to the drop: the stack begins at the function that drops
-- args
dropwatch --port 9 --stack
-- needs root netns tracepoint kernel>=5.17
-- setup
net_pair
-- traffic
udp_closed 1
-- contains
{{^(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ +SKB_DROP_REASON_NO_SOCKET +v0 +(sk_skb_reason_drop|kfree_skb_reason)\+\d+ +1$}}
{{^ +(__udp4_lib_rcv|udp_rcv)\+\d+ *$}}
{{^ +ip_protocol_deliver_rcu\+\d+ *$}}
