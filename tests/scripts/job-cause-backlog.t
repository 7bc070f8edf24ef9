# a cause of drops: the queue of a CPU is full; of 12 packets at once all but the first, by the reason
-- script
t:skb:kfree_skb (packet(skbaddr).saddr == 10.77.0.1 && packet(skbaddr).dport == 9) < count(reason) >
-- needs root netns tracepoint guest kernel>=5.18
-- setup
net_pair
spawn in_b "$TOOLS/full_socket" open 10.77.0.2 9 open
until [ -e open ]; do sleep 0.02; done
no_backlog
-- traffic
udp_burst_lost 12
-- contains
{{^SKB_DROP_REASON_CPU_BACKLOG +11$}}
-- absent
{{REASON_(?!CPU_BACKLOG)}}
