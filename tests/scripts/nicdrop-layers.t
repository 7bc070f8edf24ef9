# nicdrop names the layer of a drop: of 12 packets at once all but the first find the CPU's queue full
-- args
nicdrop --every 1h
-- needs root netns tracepoint guest kernel>=6.1
-- setup
net_pair
no_backlog
-- traffic
udp_burst_lost 12
-- contains
{{^\d\d:\d\d:\d\d\.\d{6} backlog +v0 +queue of the CPU is full +11$}}
