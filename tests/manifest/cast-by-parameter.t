# nor does a parameter that takes another pointer
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
fn err($sk: struct sock *): int64 { return $sk->sk_err; } t:skb:kfree_skb { print(err(args.skbaddr)); }
-- out
attaches to tracepoint:skb:kfree_skb
reads members of struct sock
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
