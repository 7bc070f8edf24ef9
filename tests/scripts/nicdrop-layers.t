# nicdrop names the layer of a drop: of 12 packets at once all but the first find the CPU's queue full
-- args
nicdrop --every 1h
-- needs root netns tracepoint guest kernel>=6.1
-- setup
net_pair
ip -n "$A" link set v0 gso_max_segs 1
backlog=$(</proc/sys/net/core/netdev_max_backlog)
echo 0 >/proc/sys/net/core/netdev_max_backlog
-- cleanup
[ -z "${backlog:-}" ] || echo "$backlog" >/proc/sys/net/core/netdev_max_backlog
-- traffic
in_a "$TOOLS/udp_burst" 12 10.77.0.2 9
-- contains
{{^\d\d:\d\d:\d\d\.\d{6} backlog +v0 +queue of the CPU is full +11$}}
