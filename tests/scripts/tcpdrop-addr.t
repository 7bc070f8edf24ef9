# tcpdrop --addr --stack: the way to the drop of a packet to that address, and no others
-- args
tcpdrop --addr fd77::2 --stack
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk refused refused6
-- contains
{{^\S+ \[fd77::1\]:4104 > \[fd77::2\]:4109 tcp \[S\] }}
{{^\s+tcp_v6_rcv\+\d+}}
{{^\s+ip6_protocol_deliver_rcu\+\d+}}
-- absent
{{10\.77\.}}
