# the plain name of a function that the kernel has as a clone, or under another name, attaches
# (which is told, as on 5.17 and later of kfree_skb)
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
-- err contains
{{^Attached 2 probes$}}
-- contains
{{^@in: (2[3-9]|[3-9]\d|\d\d\d+)$}}
{{^@drops: (2[3-9]|[3-9]\d|\d\d\d+)$}}
