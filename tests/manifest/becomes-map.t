# so does the value of a map
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; @m = $s->sk; @m = nsecs; print(@m->sk_err); }
-- contains
{{^is sensitive: reads memory of the kernel at computed addresses$}}
