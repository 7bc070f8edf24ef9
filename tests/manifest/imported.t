# what is imported counts as the script's own
-- setup
echo 'macro peek(p) { ((struct iphdr *)p)->saddr }' >peek.np
printf 'import "peek.np"\nt:skb:kfree_skb { print(peek((uint64)skbaddr)); }\n' >main.np
-- args
show --manifest --world @top@/tests/fixtures/6.12.world main.np
-- out
attaches to tracepoint:skb:kfree_skb
reads members of struct iphdr
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
