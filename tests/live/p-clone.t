# the plain name of a function that the kernel has as a clone, or under another name, attaches
-- args
@e@
-- script
p:__netif_receive_skb_core { @in = count(); }
p:kfree_skb { @drops = count(); }
-- needs root netns kprobe
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^@in: (2[3-9]|[3-9]\d|\d\d\d+)$}}
{{^@drops: (2[3-9]|[3-9]\d|\d\d\d+)$}}
