# one side of ?: is a number
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; print(packet(rand ? $s : nsecs).saddr); }
-- contains
{{^is sensitive: reads memory of the kernel at computed addresses$}}
