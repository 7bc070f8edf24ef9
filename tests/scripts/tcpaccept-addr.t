# tcpaccept --addr shows what comes from that network and nothing else
-- args
tcpaccept --addr fd77::1
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk life life6 cut
-- out
TIME            PID     COMM            LADDR           LPORT RADDR           RPORT    WAIT_MS QUEUED
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_server       fd77::2          4100 fd77::1          4101{{ +\d+\.\d\d\d}} 0


