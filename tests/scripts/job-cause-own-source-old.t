# a source that is the host's own address on kernels that give no reason for it: by the place, where packets come in
-- script
t:skb:kfree_skb (packet(skbaddr).saddr == 10.78.0.1) < count(loc) >
-- needs root netns tracepoint kernel<6.13
-- setup
net_pair
-- traffic
own_source 6 2
-- contains
{{^ip_rcv_finish_core\S* +6$}}
{{^__udp4_lib_rcv\S* +2$}}
