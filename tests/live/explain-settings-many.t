# explain shows so many devices that differ, and how many more there are; counters of both versions of IP; what is not
# in this network namespace says so
-- args
-q -o out -e 'begin { }' -- ip netns exec @NS@ sh -c '@NPROBE@ explain IPV6DISABLED | grep -n -e ipv6 -e differ; @NPROBE@ explain NO_SOCKET | grep =; @NPROBE@ explain NEIGH_CREATEFAIL | grep gc_'
-- needs root netns
-- setup
net_pair
udp_closed 3
for i in 1 2 3 4 5 6 7 8 9; do ip -n "$B" link add a$i type veth peer name b$i; done
for f in all default lo v0; do set_sysctl "$B" net/ipv6/conf/$f/disable_ipv6 1; done
for i in 1 2 3 4 5 6 7 8 9; do
	set_sysctl "$B" net/ipv6/conf/a$i/disable_ipv6 0
	set_sysctl "$B" net/ipv6/conf/b$i/disable_ipv6 0
done
tell NS "$B"
tell NPROBE "${NPROBE:-$TOP/build/nprobe}"
-- contains
9:    net.ipv6.conf.all.disable_ipv6 = 1
10:    net.ipv6.conf.a1.disable_ipv6 = 0
25:    net.ipv6.conf.b7.disable_ipv6 = 0
26:    ... and 2 more that differ from the first
    UdpNoPorts = 3
    Udp6NoPorts = 0
    net.ipv4.neigh.default.gc_thresh3: not here
-- absent
conf.b8
conf.lo
