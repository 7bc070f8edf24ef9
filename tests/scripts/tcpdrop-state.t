# the state of the socket that did not take a packet
-- args
tcpdrop --port 4100
-- needs root netns tracepoint tool:python3 kernel>=6.11
-- setup
lo_only
-- traffic
tcp_talk minttl
-- contains
{{^\S+ 10\.77\.0\.2:4100 > 10\.77\.0\.1:4113 tcp \[P\.\] +TCP_ESTABLISHED +SKB_DROP_REASON_TCP_MINTTL +tcp_v4_rcv\+}}
