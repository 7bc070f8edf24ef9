# a field of a tracepoint that is an address, of nobody knows what
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { print(((struct sk_buff *)args.location)->len); }
-- contains
{{^is sensitive: reads memory of the kernel at computed addresses$}}
