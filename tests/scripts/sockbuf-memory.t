# sockbuf tells when a protocol has used up its memory, by the socket that got none
-- args
sockbuf --port 7
-- needs root netns tracepoint guest
-- setup
net_pair
udp_no_memory
-- traffic
udp_large 100
-- contains
{{^\S+ +- - +\d+ +33554432 +0 +\d+ 10\.77\.0\.2:7 > 0\.0\.0\.0:0 udp +UDP has [1-9]\d* pages, limit 1$}}
-- absent
{{limit 0$}}
