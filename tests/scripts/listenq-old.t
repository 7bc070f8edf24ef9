# where maps cannot be walked, listenq shows each connection that finds others waiting
-- args
listenq --port 4100
-- needs root netns tracepoint tool:python3 kernel<5.13
-- setup
lo_only
-- traffic
tcp_hold queue
-- out
TIME            LADDR           LPORT BACKLOG   LIMIT   DROPS
{{\S+}} 10.77.0.2        4100       1       8       -
{{\S+}} 10.77.0.2        4100       2       8       -


