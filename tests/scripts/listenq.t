# listenq shows a queue that is full, and how many connections it has turned away
-- args
listenq --port 4100 --every 1h
-- needs root netns tracepoint tool:python3 kernel>=5.13
-- setup
lo_only
-- traffic
tcp_talk queue
tcp_hold overflow
-- out
TIME            LADDR           LPORT BACKLOG   LIMIT   DROPS
{{\S+}} 10.77.0.2        4100       1       0       7


