# elements of an array in a struct, by a number that is not known
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; print(($s->cb[4], $s->cb[$s->len])); }
-- out
attaches to tracepoint:skb:kfree_skb
reads members of struct sk_buff
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
