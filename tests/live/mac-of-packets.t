# the addresses of network cards in packets are equal to text and literals
-- script
t:net:netif_receive_skb (name == "v0") {
	$s = (struct sk_buff *)skbaddr;
	$to = macaddr($s->head + $s->mac_header);
	$from = macaddr($s->head + $s->mac_header + 6);
	if ($from == "02:00:00:00:00:01" && $to == 02:00:00:00:00:02) { @there[$from] = count(); }
	if ($from == "02:00:00:00:00:09") { @wrong = count(); }
}
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
udp_closed 3
-- contains
@there[02:00:00:00:00:01]: 3
-- absent
@wrong
