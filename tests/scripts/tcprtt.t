# tcprtt takes the round-trip time at each packet that comes: of ten bytes and a reset eleven times
-- args
tcprtt --port 4100 --every 1h --above 1us
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk bytes bytes6
-- contains
raddr = 10.77.0.1
{{^\[.*\) +11 \|@+\|$}}
{{^slow_raddr +COUNT$}}
{{^10\.77\.0\.1 +11$}}
{{^fd77::1 +11$}}
