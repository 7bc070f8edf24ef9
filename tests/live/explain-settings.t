# explain tells the settings that decide as the network namespace has them now: of devices those that differ, by the
# names that sysctl gives; and the kernel's counter
-- args
-q -o out -e 'begin { }' -- ip netns exec @NS@ @NPROBE@ explain IP_RPFILTER
-- needs root netns
-- setup
net_pair
ip -n "$B" link add e.5 type veth peer name f5
rp_filter 7
set_sysctl "$B" net/ipv4/conf/default/rp_filter 1
set_sysctl "$B" net/ipv4/conf/lo/rp_filter 1
set_sysctl "$B" net/ipv4/conf/f5/rp_filter 1
set_sysctl "$B" net/ipv4/conf/v0/rp_filter 2
set_sysctl "$B" net/ipv4/conf/e.5/rp_filter 0
tell NS "$B"
tell NPROBE "${NPROBE:-$TOP/build/nprobe}"
-- out
IP_RPFILTER: the answer would not leave by the device that the packet came from

The reverse-path filter: with mode 1 (strict) the route back to the source must
lead to the device the packet came in on, with mode 2 (loose) there must be any
route. The larger of conf.all and conf.DEVICE decides. With several ways into a
network this meets good packets too.

Look at:
    ip route get SOURCE
    nstat -az TcpExtIPReversePathFilter

Settings, as they are here now:
    net.ipv4.conf.all.rp_filter = 1
    net.ipv4.conf.e/5.rp_filter = 0
    net.ipv4.conf.v0.rp_filter = 2

Counted in this network namespace so far:
    TcpExtIPReversePathFilter = 7

Scripts that go deeper:
    nprobe rpfilter
