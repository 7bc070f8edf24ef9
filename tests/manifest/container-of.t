# what a member is in: which struct that is, nobody tells - a list_head may be in anything
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; print(container_of(&$s->list, struct dentry, d_lru)->d_flags); }
-- contains
{{^is sensitive: reads memory of the kernel at computed addresses$}}
