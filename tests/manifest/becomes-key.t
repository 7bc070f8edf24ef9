# and a key
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; @r[$s->sk, 1] = 1; @r[nsecs, 1] = 1; for ($k : @r) { print($k.0.0->sk_err); } }
-- contains
{{^is sensitive: reads memory of the kernel at computed addresses$}}
