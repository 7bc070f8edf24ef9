# members of structs by pointers that the kernel gave: normal
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; $t = (struct tcp_sock *)$s->sk; print(($s->dev->name, $t->srtt_us)); }
-- out
attaches to tracepoint:skb:kfree_skb
reads members of struct net_device
reads members of struct sk_buff
reads members of struct tcp_sock
shows lines
is normal: reads members of struct sk_buff
