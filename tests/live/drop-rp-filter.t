# 7 datagrams with a source that would be answered elsewhere are 7 drops by rp_filter
-- script
t:skb:kfree_skb < count(loc) >
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
rp_filter 7
-- contains
{{^ip_rcv_finish_core(\.constprop\.0)?\+0x[0-9a-f]+ .*\b7$}}
