# to a file of packets
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { skboutput("x.pcap", (struct sk_buff *)args.skbaddr, 1500, 0); }
-- out
attaches to tracepoint:skb:kfree_skb
reads bytes of packets
reads members of struct sk_buff
shows packets, in the file x.pcap
is sensitive: reads bytes of packets
