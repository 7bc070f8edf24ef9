# kinds of sockets are cast to each other, as the kernel does it; and 0 is no address
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; $t = (struct tcp_sock *)$s->sk; $t = 0; print(($t->srtt_us, ((struct sock *)$t)->sk_err)); }
-- contains
{{^is normal: }}
