# retransmit --count counts by connection and cause; a loss probe comes first, and then the timer
-- args
retransmit --count --every 1h --port @PORT@
-- needs root netns tracepoint
-- setup
net_pair
tcp_open
set_sysctl "$A" net/ipv4/tcp_early_retrans 3
-- traffic
tcp_retrans 3
-- contains
{{^connection +kind +COUNT$}}
{{^10\.77\.0\.1:\d+ > 10\.77\.0\.2:8099 tcp +TLP +1$}}
{{^10\.77\.0\.1:\d+ > 10\.77\.0\.2:8099 tcp +RTO +2$}}
-- absent
{{STATE|ESTABLISHED}}
