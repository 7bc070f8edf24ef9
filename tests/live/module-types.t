# types of a module that is not the one that is probed: sizes, members, members of the script's own structs
-- script
struct pair { struct veth_priv first; char after; };
kprobe:udp_sendmsg {
	$v = (struct veth_priv *)arg0;
	@read[$v->peer == 0] = count();
	@size = sizeof(struct veth_priv) > 8;
	@after = offsetof(struct pair, after) == sizeof(struct veth_priv);
	@peer = offsetof(struct veth_priv, peer);
}
-- needs root netns kprobe kernel>=5.11
-- setup
net_pair
-- traffic
udp_closed 3
-- contains
{{^@size: (1|true)$}}
{{^@after: (1|true)$}}
{{^@peer: 0$}}
{{^@read\[(0|1|true|false)\]: \d+$}}
