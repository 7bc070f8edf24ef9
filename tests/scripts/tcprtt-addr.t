# tcprtt --addr leaves out other connections; nothing takes longer than an hour
-- args
tcprtt --addr fd77::1 --every 1h --above 1h
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk bytes bytes6
-- contains
raddr = fd77::1
{{^\[.*\) +11 \|@+\|$}}
-- absent
{{10\.77\.|slow_raddr}}
