# nor a macro
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
macro peek(p) { (struct sock *)p } t:skb:kfree_skb { print(peek(args.skbaddr)->sk_err); }
-- out
attaches to tracepoint:skb:kfree_skb
reads members of struct sock
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
