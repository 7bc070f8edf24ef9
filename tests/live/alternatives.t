# the first alternative that exists is attached, an optional probe may be absent
-- script
t:skb:no_such_thing? , t:no:such | t:skb:kfree_skb < count(probe) >
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
udp_closed 5
-- err
Attached 1 probe
1 optional probe not on this kernel
-- contains
{{^tracepoint:skb:kfree_skb +\d+$}}
