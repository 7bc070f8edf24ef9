# packet().inner: the packet within tunnels, and ? where there is none
-- script
fn of($n: uint64, $skb: struct sk_buff *): packet { return packet($skb); }
t:net:netif_receive_skb {
	$p = packet(skbaddr);
	if ($p.netns == @NS@) { printf("%s / %s ttl %d\n", $p, $p.inner, packet(skbaddr).inner.ttl); }
	$i = $p.inner;
	if ($i.inner.proto == $i.proto || packet(skbaddr).inner.inner.proto > 0 || of(1, skbaddr).inner.ttl != $i.ttl && $i.ttl) {
		print("wrong");
	}
}
-- needs root netns tracepoint
-- setup
net_pair
tell NS "$(stat -L -c %i /run/netns/$B)"
-- traffic
in_a "$TOOLS/frames" v0 vxlan vxlan-linux geneve gre gre-ethernet ipip ip6ip ipip6 ip6ip6 vxlan-short tcp4
-- out
10.1.0.1:4242 > 10.1.0.2:4789 udp / 192.168.7.1:1111 > 192.168.7.2:53 udp ttl 61
10.1.0.1:4242 > 10.1.0.2:8472 udp / [fd00::1]:1111 > [fd00::2]:53 tcp [.] ttl 59
10.1.0.1:4242 > 10.1.0.2:6081 udp / 192.168.7.1:1111 > 192.168.7.2:53 udp ttl 61
10.1.0.1 > 10.1.0.2 gre / 192.168.7.1:1111 > 192.168.7.2:53 udp ttl 61
10.1.0.1 > 10.1.0.2 gre / [fd00::1]:1111 > [fd00::2]:53 tcp [.] ttl 59
10.1.0.1 > 10.1.0.2 ipip / 192.168.7.1:1111 > 192.168.7.2:53 udp ttl 61
10.1.0.1 > 10.1.0.2 ipv6 / [fd00::1]:1111 > [fd00::2]:53 tcp [.] ttl 59
2001:db8::1 > 2001:db8::2 ipip / 192.168.7.1:1111 > 192.168.7.2:53 udp ttl 61
2001:db8::1 > 2001:db8::2 ipv6 / [fd00::1]:1111 > [fd00::2]:53 tcp [.] ttl 59
10.1.0.1:4242 > 10.1.0.2:4789 udp / ? ttl ?
10.1.0.1:4242 > 10.1.0.2:80 tcp [S.] / ? ttl ?


