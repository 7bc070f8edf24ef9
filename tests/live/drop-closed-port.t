# 23 datagrams to a closed port are 23 drops at the UDP receive function
# (since 7.x the compiler has put __udp4_lib_rcv into udp_rcv)
-- script
t:skb:kfree_skb /packet(skbaddr).daddr == 10.77.0.2/ < count(loc) >
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ .*\b23$}}
