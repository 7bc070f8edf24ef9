# a variable that holds a pointer takes a number
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; $v = $s->sk; $v = nsecs; print($v->sk_err); }
-- contains
{{^is sensitive: reads memory of the kernel at computed addresses$}}
