# rawtracepoint: arguments by name with their types and by number; the short spelling, wildcards
-- script
rawtracepoint:kfree_skb /skb->dev->name == "v0"/ { @at[ksym(location), arg1 == (uint64)location] = count(); }
rt:vmlinux:kfree_skb { @skb[skb->len > 0, args->skb == (void *)arg0] = count(); }
rt:kfree_sk[b] { @by[probe] = count(); }
-- needs root netns tracepoint btf
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^@at\[(__udp4_lib_rcv|udp_rcv)(\+\d+)?, true\]: 23$}}
{{^@skb\[true, true\]: (2[3-9]|[3-9]\d)$}}
{{^@by\[rawtracepoint:vmlinux:kfree_skb\]: (2[3-9]|[3-9]\d)$}}
