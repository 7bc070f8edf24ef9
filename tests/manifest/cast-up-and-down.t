# to what a struct begins with, and from there to another that begins so
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; $x = (struct sk_buff_head *)(struct list_head *)$s; print($x->qlen); }
-- contains
{{^is sensitive: reads memory of the kernel at computed addresses$}}
