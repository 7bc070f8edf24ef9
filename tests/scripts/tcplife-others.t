# tcplife forgets connections of others when they end: forty, and the map holds sixteen
-- args
-q --max-map-keys 16 tcplife --port 4199
-- needs root netns tracepoint
-- setup
lo_only
-- traffic
tcp_refused 40
-- out
PID     COMM            LADDR           LPORT RADDR           RPORT   TX_KB   RX_KB RETR         MS END


