# softnet counts what did not fit into a CPU's queue: of 12 packets at once all but the first
-- args
softnet --every 1h
-- needs root netns tracepoint guest kernel>=6.1
-- setup
net_pair
no_backlog
-- traffic
udp_burst_lost 12
-- contains
{{^\d\d:\d\d:\d\d\.\d{6} +\d+ +\d+ +\d+ +0 +11 \S+$}}
