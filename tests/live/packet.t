# packet(): what the headers of known frames say, and ? for what is not there
-- script
t:net:netif_receive_skb {
	$p = packet(skbaddr);
	if ($p.netns == @NS@) {
		printf("%s ttl %d seq %u len %d vlan %d %s mark %d %s %s\n", $p, $p.ttl, $p.seq, $p.len, $p.vlan, $p.dev,
			$p.mark, $p.family, $p.flags);
	}
}
-- needs root netns tracepoint
-- setup
net_pair
tell NS "$(stat -L -c %i /run/netns/$B)"
-- traffic
in_a "$TOOLS/frames" v0 tcp4 tcp6 tcp-none tcp-all udp4 udp6 icmp4 icmp6 sctp unknown-protocol options extensions \
	tagged first-fragment4 later-fragment4 first-fragment6 later-fragment6 bad-length short-tcp short-ports short-ip \
	short-ip6 short-extension wrong-version arp empty
-- out
10.1.0.1:4242 > 10.1.0.2:80 tcp [S.] ttl 61 seq 4275878552 len 40 vlan 0 v0 mark 0 AF_INET SYN|ACK
[2001:db8::1]:4242 > [2001:db8::2]:80 tcp [P.] ttl 59 seq 4275878552 len 60 vlan 0 v0 mark 0 AF_INET6 PSH|ACK
10.1.0.1:4242 > 10.1.0.2:80 tcp [none] ttl 61 seq 4275878552 len 40 vlan 0 v0 mark 0 AF_INET 0
10.1.0.1:4242 > 10.1.0.2:80 tcp [FSRP.UEWe] ttl 61 seq 4275878552 len 40 vlan 0 v0 mark 0 AF_INET FIN|SYN|RST|PSH|ACK|URG|ECE|CWR|AE
10.1.0.1:4242 > 10.1.0.2:80 udp ttl 61 seq ? len 31 vlan 0 v0 mark 0 AF_INET ?
[2001:db8::1]:4242 > [2001:db8::2]:80 udp ttl 59 seq ? len 51 vlan 0 v0 mark 0 AF_INET6 ?
10.1.0.1 > 10.1.0.2 icmp ttl 61 seq ? len 28 vlan 0 v0 mark 0 AF_INET ?
2001:db8::1 > 2001:db8::2 icmp6 ttl 59 seq ? len 48 vlan 0 v0 mark 0 AF_INET6 ?
10.1.0.1:4242 > 10.1.0.2:80 sctp ttl 61 seq ? len 32 vlan 0 v0 mark 0 AF_INET ?
10.1.0.1 > 10.1.0.2 200 ttl 61 seq ? len 28 vlan 0 v0 mark 0 AF_INET ?
10.1.0.1:4242 > 10.1.0.2:80 tcp [S.] ttl 61 seq 4275878552 len 52 vlan 0 v0 mark 0 AF_INET SYN|ACK
[2001:db8::1]:4242 > [2001:db8::2]:80 tcp [S.] ttl 59 seq 4275878552 len 84 vlan 0 v0 mark 0 AF_INET6 SYN|ACK
10.1.0.1:4242 > 10.1.0.2:80 tcp [S.] ttl 61 seq 4275878552 len 44 vlan 42 v0 mark 0 AF_INET SYN|ACK
10.1.0.1:4242 > 10.1.0.2:80 udp ttl 61 seq ? len 31 vlan 0 v0 mark 0 AF_INET ?
10.1.0.1:? > 10.1.0.2:? udp ttl 61 seq ? len 31 vlan 0 v0 mark 0 AF_INET ?
[2001:db8::1]:4242 > [2001:db8::2]:80 udp ttl 59 seq ? len 59 vlan 0 v0 mark 0 AF_INET6 ?
[2001:db8::1]:? > [2001:db8::2]:? udp ttl 59 seq ? len 59 vlan 0 v0 mark 0 AF_INET6 ?
10.1.0.1:? > 10.1.0.2:? tcp [?] ttl 61 seq ? len 40 vlan 0 v0 mark 0 AF_INET ?
10.1.0.1:4242 > 10.1.0.2:80 tcp [?] ttl 61 seq ? len 26 vlan 0 v0 mark 0 AF_INET ?
10.1.0.1:? > 10.1.0.2:? tcp [?] ttl 61 seq ? len 23 vlan 0 v0 mark 0 AF_INET ?
? ttl ? seq ? len 12 vlan 0 v0 mark 0 ? ?
? ttl ? seq ? len 39 vlan 0 v0 mark 0 ? ?
2001:db8::1 > 2001:db8::2 ? ttl 59 seq ? len 44 vlan 0 v0 mark 0 AF_INET6 ?
? ttl ? seq ? len 60 vlan 0 v0 mark 0 ? ?
? ttl ? seq ? len 28 vlan 0 v0 mark 0 ? ?
? ttl ? seq ? len 0 vlan 0 v0 mark 0 ? ?


