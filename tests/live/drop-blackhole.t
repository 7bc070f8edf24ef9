# 9 datagrams forwarded into a blackhole route are 9 drops
-- script
t:skb:kfree_skb < count(loc) >
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
blackhole 9
-- contains
{{^ip_error\+0x[0-9a-f]+ .*\b9$}}
