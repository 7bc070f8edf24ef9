# the groups that a device has joined, from kernel structs: a list walked in a loop, casts, flags by name, a whole struct
-- script
t:net:netif_receive_skb (packet(skbaddr).netns == @NS@ && packet(skbaddr).dport == 9) {
	$dev = skbaddr->dev;
	$in = (struct in_device *)$dev->ip_ptr;
	$im = $in->mc_list;
	for ($i : 0..64) {
		if ($im == 0) { break; }
		printf("%s of %s, %d\n", ntop($im->multiaddr), $dev->name, $im->users);
		if ($im->sources != 0) {
			printf("source %s\n", ntop($im->sources->sf_inaddr));
			print(*$im->sources);
		}
		$im = $im->next_rcu;
	}
	printf("hash %d\n", $in->mc_hash != 0);
	printf("%s %d %d\n", (enum netdev_priv_flags)$dev->priv_flags, $dev->priv_flags & IFF_L3MDEV_SLAVE,
	       ($dev->priv_flags & IFF_LIVE_ADDR_CHANGE) != 0);
}
t:net:netif_receive_skb (packet(skbaddr).daddr in 224.0.0.0/24) { @local[packet(skbaddr).daddr] = count(); }
-- needs root netns tracepoint btf
-- setup
net_pair
tell NS "$(stat -L -c %i /run/netns/$B)"
mkfifo joined
spawn in_b python3 -c 'import socket, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a = socket.inet_aton
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, a("239.1.2.3") + a("10.77.0.2"))
s.setsockopt(socket.IPPROTO_IP, 39, a("232.1.1.1") + a("10.77.0.2") + a("10.77.0.1"))
open("joined", "w").close()
time.sleep(1000)'
cat joined
ip -n "$A" route add 224.0.0.0/4 dev v0
-- traffic
in_a "$TOOLS/udp_send" 10.77.0.2 9
in_a "$TOOLS/udp_send" -n 3 224.0.0.5 7
-- contains
{{^239\.1\.2\.3 of v0, 1$}}
{{^232\.1\.1\.1 of v0, 1$}}
{{^224\.0\.0\.1 of v0, 1$}}
{{^source 10\.77\.0\.1$}}
{{^\{ \.sf_next = 0x0, .*\.sf_inaddr = 16796938, .*\}$}}
{{^hash 0$}}
{{^(IFF_\w+\|)*IFF_LIVE_ADDR_CHANGE(\|\w+)* 0 1$}}
{{^@local\[224\.0\.0\.5\]: 3$}}
