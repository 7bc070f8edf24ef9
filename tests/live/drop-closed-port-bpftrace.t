# bpftrace's own spelling counts the same 23 drops and prints them in its form
-- script
tracepoint:skb:kfree_skb /args->protocol == 0x0800 && str(((struct sk_buff *)args->skbaddr)->dev->name) == "v0"/ { @[ksym(args->location)] = count(); }
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^@\[(__udp4_lib_rcv|udp_rcv)\]: 23$}}
