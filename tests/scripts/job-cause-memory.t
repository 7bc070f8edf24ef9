# a cause of drops: UDP has used up its memory, and the socket still has room; the reason counted
-- script
t:skb:kfree_skb (packet(skbaddr).saddr == 10.77.0.1 && packet(skbaddr).dport == 7) < count(reason) >
-- needs root netns tracepoint guest kernel>=5.18
-- setup
net_pair
spawn in_b "$TOOLS/full_socket" open 10.77.0.2 7 full
until [ -e full ]; do sleep 0.02; done
least=$(</proc/sys/net/ipv4/udp_rmem_min) most=$(</proc/sys/net/ipv4/udp_mem)
echo 1 >/proc/sys/net/ipv4/udp_rmem_min
echo "0 0 1" >/proc/sys/net/ipv4/udp_mem
# each CPU has up to 1 MiB that is not accounted for yet
in_a "$TOOLS/udp_send" -n 100 -l 60000 10.77.0.2 7
-- cleanup
[ -z "${least:-}" ] || echo "$least" >/proc/sys/net/ipv4/udp_rmem_min
[ -z "${most:-}" ] || echo "$most" >/proc/sys/net/ipv4/udp_mem
-- traffic
in_a "$TOOLS/udp_send" -n 5 -l 60000 10.77.0.2 7
-- contains
{{^SKB_DROP_REASON_PROTO_MEM +5$}}
-- absent
{{REASON_(?!PROTO_MEM)}}
