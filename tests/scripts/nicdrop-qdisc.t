# nicdrop names what a queue discipline drops on the way out
-- args
nicdrop --dev v0 --every 1h
-- needs root netns tracepoint kernel>=6.1
-- setup
net_pair
tc -n "$A" qdisc add dev v0 root blackhole
-- traffic
udp_closed 5
-- contains
{{^\d\d:\d\d:\d\d\.\d{6} qdisc +v0 +by the queue discipline +5$}}
