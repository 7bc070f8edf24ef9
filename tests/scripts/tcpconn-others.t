# tcpconn forgets attempts to connect to others when they end: forty, and the map holds sixteen
-- args
-q --max-map-keys 16 tcpconn --port 4199
-- needs root netns tracepoint
-- setup
lo_only
-- traffic
tcp_refused 40
-- out
TIME            PID     COMM            LADDR           RADDR           RPORT CONNECT_MS RESULT


