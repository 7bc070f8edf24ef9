# a list shows the name that people know beside those of this kernel
-- world 6.12
-- args
-l p:kfree_skb*
-- contains
kprobe:kfree_skb (here it is sk_skb_reason_drop)
kprobe:kfree_skb_list_reason
kprobe:kfree_skb_reason (here it is sk_skb_reason_drop)
