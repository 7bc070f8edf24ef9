# the script retransmit shows each retransmission, with its cause
-- args
retransmit --port @PORT@
-- needs root netns tracepoint
-- setup
net_pair
tcp_open
-- traffic
tcp_retrans 3
-- out
TIME             DATE                       KIND   LADDR:PORT > RADDR:PORT                    STATE
{{ *\d+\.\d{9} \S+ \S+ }}RTO    10.77.0.1:{{\d+}} > 10.77.0.2:8099 tcp {{ +}}TCP_ESTABLISHED
{{ *\d+\.\d{9} \S+ \S+ }}RTO    10.77.0.1:{{\d+}} > 10.77.0.2:8099 tcp {{ +}}TCP_ESTABLISHED
{{ *\d+\.\d{9} \S+ \S+ }}RTO    10.77.0.1:{{\d+}} > 10.77.0.2:8099 tcp {{ +}}TCP_ESTABLISHED

