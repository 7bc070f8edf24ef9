# a pointer that is cast to another struct is an address like any
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { print(((struct sock *)args.skbaddr)->sk_err); }
-- out
attaches to tracepoint:skb:kfree_skb
reads members of struct sock
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
