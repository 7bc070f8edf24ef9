# which function drops what comes from one host, by its place: the address as text, as it is, within a network, unequal
-- script
t:skb:kfree_skb (packet(skbaddr).saddr == "10.77.0.3") < count(loc) >
t:skb:kfree_skb (packet(skbaddr).saddr == 10.77.0.3) { @same = count(); }
t:skb:kfree_skb (packet(skbaddr).saddr in (10.77.0.2/31, "2001:db8::/32") && packet(skbaddr).dport == 9) { @within = count(); }
t:skb:kfree_skb (packet(skbaddr).saddr != "10.77.0.3" && packet(skbaddr).daddr == "10.77.0.2" && packet(skbaddr).dport == 9) { @other = count(); }
-- needs root netns tracepoint
-- setup
net_pair
ip -n "$A" addr add 10.77.0.3/24 dev v0
ip -n "$B" neigh replace 10.77.0.3 lladdr 02:00:00:00:00:01 dev v0 nud permanent
-- traffic
in_a "$TOOLS/udp_send" -n 23 -s 10.77.0.3 10.77.0.2 9
in_a "$TOOLS/udp_send" -n 5 -s 10.77.0.1 10.77.0.2 9
-- contains
{{^(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ +23$}}
@same: 23
@within: 23
@other: 5
