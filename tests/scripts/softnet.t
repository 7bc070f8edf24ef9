# softnet counts the work of a device's polls, and one that used all of its budget; --dev
-- args
softnet --dev v0 --every 1h
-- needs root netns tracepoint
-- setup
net_pair
ip -n "$A" link set v0 gso_max_segs 1
xdp_on pass native
-- traffic
in_a "$TOOLS/udp_burst" 64 10.77.0.2 9
-- contains
{{^TIME +CPU +POLLS +WORK +BUDGET +BACKLOG +MOST$}}
{{^\d\d:\d\d:\d\d\.\d{6} +\d+ +[12] +64 +1 +0 v0$}}
-- absent
{{no_device}}
