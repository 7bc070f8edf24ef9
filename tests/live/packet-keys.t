# packets as keys, in comparisons and sums: what is not known is in no order and not counted
-- script
t:net:netif_receive_skb {
	$p = packet(skbaddr);
	if ($p.netns == @NS@) {
		@whole[$p] = count();
		@pair[$p.proto, $p.dport] = count();
		if ($p.dport < 100) { @below = count(); }
		if ($p.dport > 79) { @above = count(); }
		if ($p.dport != 80) { @other = count(); }
		if (!($p.dport == 80)) { @not = count(); }
		if ($p.saddr in 10.0.0.0/8 || $p.saddr == "2001:db8::1") { @ours = count(); }
		@ports = sum($p.dport);
		@twice = sum($p.dport * 2);
		@n += $p.dport;
		if ($p == packet(skbaddr)) { @same = count(); }
		@last[1] = $p;
	}
}
-- needs root netns tracepoint
-- setup
net_pair
tell NS "$(stat -L -c %i /run/netns/$B)"
-- traffic
in_a "$TOOLS/frames" v0 tcp4 tcp4 udp6 icmp4 arp
-- out


@above: 3
@below: 3
@last[1]: ?
@n: 240
@not: 2
@other: 2
@ours: 4
@pair[?, ?]: 1
@pair[icmp, ?]: 1
@pair[udp, 80]: 1
@pair[tcp, 80]: 2
@ports: 240
@same: 5
@twice: 480
@whole[?]: 1
@whole[10.1.0.1 > 10.1.0.2 icmp]: 1
@whole[[2001:db8::1]:4242 > [2001:db8::2]:80 udp]: 1
@whole[10.1.0.1:4242 > 10.1.0.2:80 tcp [S.]]: 2
