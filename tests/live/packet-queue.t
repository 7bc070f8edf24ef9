# what waits to be sent again has no headers, and no device where one would be: payload is not taken for them
-- script
t:tcp:tcp_retransmit_skb {
	$p = packet(skbaddr);
	if (flow(skaddr).netns == @NS@) { printf("%s ttl %d vlan %d dev %s if %d\n", $p, $p.ttl, $p.vlan, $p.dev, $p.ifindex); @[flow(skaddr)] = count(); }
}
-- needs root netns tracepoint
-- setup
net_pair
tcp_open
tell NS "$(stat -L -c %i /run/netns/$A)"
-- traffic
before=$(retrans_count)
ip -n "$B" addr del 10.77.0.2/24 dev v0
# headers of IP and TCP, as bytes of the connection
for i in 1 2 3 4; do
	echo 4500002800070000400600000a0100010a0100021092005000000000000000005012020000000000 >&"$TCP"
	sleep 0.01
done
while [ "$(retrans_count)" -lt $((before + 2)) ]; do sleep 0.02; done
-- contains
{{^\? ttl \? vlan 0 dev \? if \?$}}
{{^@\[10\.77\.0\.1:[1-9][0-9]* > 10\.77\.0\.2:8099 tcp\]: [1-9][0-9]*$}}
-- absent
{{^[^?@]}}
