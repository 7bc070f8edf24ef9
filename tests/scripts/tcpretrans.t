# the script retransmit shows each retransmission and counts them per flow
-- args
retransmit --port @PORT@
-- needs root netns tracepoint
-- setup
net_pair
tcp_open
-- traffic
tcp_retrans 3
-- contains
{{^ *\d+\.\d{9} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} +10\.77\.0\.1:\d+ +10\.77\.0\.2:8099 +TCP_ESTABLISHED$}}
{{^local +sport +remote +dport +COUNT$}}
{{^10\.77\.0\.1 +\d+ +10\.77\.0\.2 +8099 +3$}}
