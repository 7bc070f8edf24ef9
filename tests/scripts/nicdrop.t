# nicdrop counts packets for which an XDP program failed; --dev
-- args
nicdrop --dev v0 --every 1h
-- needs root netns tracepoint
-- setup
net_pair
xdp_on aborted generic
-- traffic
udp_closed 7
-- contains
{{^TIME +LAYER +DEV +WHAT +COUNT$}}
{{^(\d\d:\d\d:\d\d\.\d{6} xdp +v0 +program aborted +7|@lost\[xdp, v0, program aborted\]: 7)$}}
