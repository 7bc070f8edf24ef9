# addresses outside of --addr are left out
-- args
tcpretrans --addr 192.0.2.0/24
-- needs root netns tracepoint
-- setup
net_pair
tcp_open
-- traffic
tcp_retrans 2
-- absent
{{10\.77\.0\.1}}
