# the function that decides about a group: its argument by name, and the list in it, in a loop
-- script
p:ip_check_mc_rcu (mc_addr == 239.1.2.3) {
	$im = in_dev->mc_list;
	for ($i : 0..64) {
		if ($im == 0) { break; }
		printf("%s\n", ntop($im->multiaddr));
		$im = $im->next_rcu;
	}
}
r:ip_check_mc_rcu (mc_addr == 239.1.2.3) { printf("joined %d\n", retval); }
-- needs root netns kprobe
-- timeout 2
-- setup
net_pair
mkfifo joined
spawn in_b python3 -c 'import socket, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("239.1.2.4") + socket.inet_aton("10.77.0.2"))
open("joined", "w").close()
time.sleep(1000)'
cat joined
ip -n "$A" route add 224.0.0.0/4 dev v0
-- traffic
in_a "$TOOLS/udp_send" 239.1.2.3 7
-- contains
{{^239\.1\.2\.4$}}
{{^224\.0\.0\.1$}}
{{^joined 0$}}
