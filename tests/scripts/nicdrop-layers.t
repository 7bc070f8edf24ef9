# nicdrop names the layer of a drop: a CPU's queue was full
-- args
nicdrop --every 100ms
-- needs root netns tracepoint guest kernel>=6.1
-- setup
net_pair
ip -n "$A" link set v0 gso_max_segs 1
echo 0 >/proc/sys/net/core/netdev_max_backlog
-- traffic
in_a "$TOOLS/udp_burst" 12 10.77.0.2 9
sleep 0.3
-- contains
{{^\d\d:\d\d:\d\d\.\d{6} backlog +v0 +queue of the CPU is full +11$}}
