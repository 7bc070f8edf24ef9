# packet() of another address
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { print(packet((uint64)args.skbaddr + 8).saddr); }
-- out
attaches to tracepoint:skb:kfree_skb
reads headers of packets
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
