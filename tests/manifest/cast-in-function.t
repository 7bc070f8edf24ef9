# a function of the script hides no cast
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
fn peek($p: uint64): uint64 { return ((struct iphdr *)$p)->saddr; } t:skb:kfree_skb { print(peek((uint64)skbaddr)); }
-- out
attaches to tracepoint:skb:kfree_skb
reads members of struct iphdr
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
