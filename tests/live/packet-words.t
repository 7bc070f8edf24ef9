# what is known of a packet reads in words, also within tuples, as keys and where JSON has names; null is what is unknown
-- args
-q -f json @e@
-- script
t:net:netif_receive_skb {
	$p = packet(skbaddr);
	if ($p.netns == @NS@) {
		print($p.family);
		printf("%s %s %s %d\n", $p.family, $p.proto, ($p.flags, $p.proto), $p.proto);
		@[$p.proto, $p.flags] = count();
	}
}
t:net:netif_receive_skb (packet(skbaddr).netns == @NS@)
	< count(packet(skbaddr).family, packet(skbaddr).proto, packet(skbaddr).flags) >
-- needs root netns tracepoint
-- setup
net_pair
tell NS "$(stat -L -c %i /run/netns/$B)"
-- traffic
in_a "$TOOLS/frames" v0 tcp4 icmp6
-- out
{"type": "value", "data": 2}
{"type": "printf", "data": "AF_INET tcp (SYN|ACK, tcp) 6\n"}
{"type": "value", "data": 10}
{"type": "printf", "data": "AF_INET6 icmp6 (?, icmp6) 58\n"}
{"type": "map", "data": {"@": {"tcp,SYN|ACK": 1, "icmp6,?": 1}}}
{"type": "table", "data": {"name": "count(packet(skbaddr).family, packet(skbaddr).proto, packet(skbaddr).flags)", "columns": ["packet(skbaddr).family", "packet(skbaddr).proto", "packet(skbaddr).flags", "count"], "rows": [{"packet(skbaddr).family": "AF_INET", "packet(skbaddr).proto": "tcp", "packet(skbaddr).flags": "SYN|ACK", "count": 1}, {"packet(skbaddr).family": "AF_INET6", "packet(skbaddr).proto": "icmp6", "packet(skbaddr).flags": null, "count": 1}]}}
