# nicdrop --dev leaves other devices out
-- args
nicdrop --dev v1 --every 1h
-- needs root netns tracepoint
-- setup
net_pair
xdp_on aborted generic
-- traffic
udp_closed 7
tc -n "$A" qdisc add dev v0 root blackhole
udp_closed 5
-- absent
{{v0}}
