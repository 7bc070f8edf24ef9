# three retransmissions of an established connection whose peer is gone, by port
-- script
t:tcp:tcp_retransmit_skb /sport == @PORT@/ { @[sport, dport] = count(); }
-- needs root netns tracepoint
-- setup
net_pair
tcp_open
-- traffic
tcp_retrans 3
-- contains
{{^@\[\d+, 8099\]: 3$}}
