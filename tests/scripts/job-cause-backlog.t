# a cause of drops: the queue of a CPU is full; of 12 packets at once all but the first, by the reason
-- script
t:skb:kfree_skb (packet(skbaddr).saddr == 10.77.0.1 && packet(skbaddr).dport == 9) < count(reason) >
-- needs root netns tracepoint guest kernel>=5.18
-- setup
net_pair
ip -n "$A" link set v0 gso_max_segs 1
spawn in_b "$TOOLS/full_socket" open 10.77.0.2 9 open
until [ -e open ]; do sleep 0.02; done
backlog=$(</proc/sys/net/core/netdev_max_backlog)
echo 0 >/proc/sys/net/core/netdev_max_backlog
-- cleanup
[ -z "${backlog:-}" ] || echo "$backlog" >/proc/sys/net/core/netdev_max_backlog
-- traffic
in_a "$TOOLS/udp_burst" 12 10.77.0.2 9
-- contains
{{^SKB_DROP_REASON_CPU_BACKLOG +11$}}
-- absent
{{REASON_(?!CPU_BACKLOG)}}
