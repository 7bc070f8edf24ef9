# why a packet is not let in: what the lookup of its way returns, by name, for that packet alone
-- script
r:ip_route_input_noref (daddr == 224.0.0.5) { printf("%s from %s\n", retval, ntop(saddr)); }
-- needs root netns kprobe
-- timeout 2
-- setup
net_pair
ip -n "$A" route add 224.0.0.0/4 dev v0
-- traffic
in_a "$TOOLS/udp_send" 10.77.0.2 9
in_a "$TOOLS/udp_send" -n 2 224.0.0.5 9
-- out
{{-22 EINVAL|SKB_DROP_REASON_\w+}} from 10.77.0.1
{{-22 EINVAL|SKB_DROP_REASON_\w+}} from 10.77.0.1


