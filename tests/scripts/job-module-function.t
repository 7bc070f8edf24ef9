# two modules have a function of one name: each is chosen by its module, a name alone probes both, and
# the place tells
-- script
p:gre:gre_rcv { @gre = count(); }
p:ip_gre:gre_rcv { @ip_gre = count(); }
p:gre_rcv { @[probe] = count(); }
t:skb:kfree_skb (packet(skbaddr).daddr == 10.1.0.2) < count(loc) >
-- needs root netns kprobe guest
-- timeout 2
-- setup
"$(</proc/sys/kernel/modprobe)" ip_gre
net_pair
ip -n "$B" addr add 10.1.0.2/24 dev v0
ip -n "$B" neigh replace 10.1.0.1 lladdr 02:00:00:00:00:01 dev v0 nud permanent
-- traffic
for i in 1 2 3; do in_a "$TOOLS/frames" v0 gre-checked; done
-- contains
@gre: 3
@ip_gre: 3
@[kprobe:gre:gre_rcv]: 3
@[kprobe:ip_gre:gre_rcv]: 3
{{^gre_rcv\+0x\w+ \[(ip_)?gre\] +3$}}
