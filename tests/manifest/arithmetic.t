# addresses that are computed from pointers
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; print(($s + 1)->len); }
-- out
attaches to tracepoint:skb:kfree_skb
reads members of struct sk_buff
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
