# tcpdrop shows the SYNs that nobody takes, each once, by IPv4 and IPv6
-- args
tcpdrop --port 4109
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk refused refused6
-- out
TIME            SADDR:PORT > DADDR:PORT FLAGS                     STATE           REASON                              LOC
{{\S+}} 10.77.0.1:4104 > 10.77.0.2:4109 tcp [S]           ?               {{(SKB_DROP_REASON_NO_SOCKET|-) +tcp_v4_rcv\+0x[0-9a-f]+}}
{{\S+}} [fd77::1]:4104 > [fd77::2]:4109 tcp [S]           ?               {{(SKB_DROP_REASON_NO_SOCKET|-) +tcp_v6_rcv\+0x[0-9a-f]+}}


