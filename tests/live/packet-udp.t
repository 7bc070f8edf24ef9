# a datagram that is read from its socket: its headers still are there, and what is in the place of the device is none
-- script
p:skb_consume_udp {
	$p = packet(skb);
	if ($p.dport == 5002) { printf("%s ttl %d dev %s if %d netns %d\n", $p, $p.ttl, $p.dev, $p.ifindex, $p.netns == @NS@); }
}
-- needs root netns kprobe tool:python3
-- setup
ip netns add $A
ip -n $A link set lo up
tell NS "$(stat -L -c %i /run/netns/$A)"
-- traffic
in_a "$TOOLS/sockets" udp4 udp6
-- out
127.0.0.1:5001 > 127.0.0.1:5002 udp ttl 64 dev ? if ? netns 0
[::1]:5001 > [::1]:5002 udp ttl 64 dev ? if ? netns 0


