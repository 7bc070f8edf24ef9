# members of the kernel's structs read in words too: flags of a device, protocols in both byte orders, states of a socket
-- script
t:net:netif_receive_skb (name == "v0") {
	$s = (struct sk_buff *)skbaddr;
	$i = (struct iphdr *)($s->head + $s->network_header);
	if ($i->protocol == IPPROTO_TCP) {
		printf("%s %s %d\n", $s->protocol, $i->protocol, $i->protocol);
		printf("%s\n", $s->dev->flags);
	}
}
t:sock:inet_sock_set_state (dport == 8098 && newstate == TCP_CLOSE) {
	$k = (struct sock *)skaddr;
	printf("%s %s %s\n", $k->__sk_common.skc_family, $k->sk_type, $k->sk_protocol);
}
tracepoint:sock:inet_sock_set_state /args.dport == 8098 && args.newstate == TCP_CLOSE/ {
	printf("long %s\n", ((struct sock *)args.skaddr)->__sk_common.skc_family);
}
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
in_a python3 -c 'import socket
try: socket.create_connection(("10.77.0.2", 8098), 5)
except OSError: pass'
-- contains
ETH_P_IP IPPROTO_TCP 6
IFF_UP|IFF_BROADCAST|IFF_MULTICAST
AF_INET SOCK_STREAM IPPROTO_TCP
long 2
