# and what is deep in a tuple
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; @h = (1, (2, $s->sk)); @h = (1, (2, nsecs)); print(@h.1.1->sk_err); }
-- contains
{{^is sensitive: reads memory of the kernel at computed addresses$}}
