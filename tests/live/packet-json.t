# packets in JSON: objects of what is asked for, null for what is not known
-- args
-q -f json @e@
-- script
t:net:netif_receive_skb {
	$p = packet(skbaddr);
	if ($p.netns == @NS@) { print($p); print(($p.dport, $p.proto, $p.ttl)); }
}
-- needs root netns tracepoint
-- setup
net_pair
tell NS "$(stat -L -c %i /run/netns/$B)"
-- traffic
in_a "$TOOLS/frames" v0 tcp4 icmp6 arp
-- out
{"type": "value", "data": {"saddr": "10.1.0.1", "sport": 4242, "daddr": "10.1.0.2", "dport": 80, "proto": 6, "flags": 18}}
{"type": "value", "data": [80,6,61]}
{"type": "value", "data": {"saddr": "2001:db8::1", "sport": null, "daddr": "2001:db8::2", "dport": null, "proto": 58, "flags": null}}
{"type": "value", "data": [null,58,59]}
{"type": "value", "data": {"saddr": null, "sport": null, "daddr": null, "dport": null, "proto": null, "flags": null}}
{"type": "value", "data": [null,null,null]}
