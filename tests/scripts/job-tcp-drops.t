# dropped packets of TCP alone, from where to where, IPv4 and IPv6, with the stack
-- script
t:skb:kfree_skb (packet(skbaddr).proto == IPPROTO_TCP && packet(skbaddr).dport == 8098) {
	$p = packet(skbaddr);
	printf("%s -> %s %s\n%s", $p.saddr, $p.daddr, $p.flags, kstack);
}
-- needs root netns tracepoint
-- setup
net_pair
for ns in "$A" "$B"; do
	set_sysctl "$ns" net/ipv6/conf/v0/disable_ipv6 0
done
ip -n "$A" addr add 2001:db8::1/64 dev v0 nodad
ip -n "$B" addr add 2001:db8::2/64 dev v0 nodad
-- traffic
in_a "$TOOLS/udp_send" 10.77.0.2 8098
for to in 10.77.0.2 2001:db8::2; do
	in_a python3 -c 'import socket, sys
try: socket.create_connection((sys.argv[1], 8098), 5)
except OSError: pass' $to
done
-- contains
{{^10\.77\.0\.1 -> 10\.77\.0\.2 SYN$}}
{{^2001:db8::1 -> 2001:db8::2 SYN$}}
{{^ +tcp_v4_rcv\+\d+$}}
{{^ +tcp_v6_rcv\+\d+$}}
-- absent
{{-> 10\.77\.0\.2 \?$}}
