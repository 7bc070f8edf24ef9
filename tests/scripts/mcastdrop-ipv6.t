# mcastdrop knows groups of IPv6; --every
-- args
mcastdrop --addr ff05::/16 --every 100ms
-- needs root netns tracepoint
-- setup
net_pair
net_pair6
mcast_joined
-- traffic
in_a "$TOOLS/udp_send" -n 3 ff05::1:3 9
in_a "$TOOLS/udp_send" -n 4 ff05::1:4 9
in_a "$TOOLS/udp_send" -n 5 ff05::1:5 9
sleep 0.3
-- contains
{{^\d\d:\d\d:\d\d$}}
{{^ff05::1:3 +fd77::1 +v0 +v9 +3$}}
{{^ff05::1:4 +fd77::1 +v0 +nowhere +4$}}
-- absent
{{ 5$}}
