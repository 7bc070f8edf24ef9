# mcastdrop --dev leaves other devices out
-- args
mcastdrop --dev v9 --every 1h
-- needs root netns tracepoint
-- setup
net_pair
mcast_joined
-- traffic
in_a "$TOOLS/udp_send" -n 3 239.1.2.3 9
-- absent
{{239\.1\.2\.3}}
