# so does one that is declared
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; let $v: struct sock * = nsecs; print($v->sk_err); }
-- contains
{{^is sensitive: reads memory of the kernel at computed addresses$}}
