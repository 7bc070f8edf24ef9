# tcpconn --addr shows attempts to connect to that network and no others: refused, given up, without a route
-- args
tcpconn --addr 10.77.0.0/16
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk life6 refused refused6 noroute giveup
-- out
TIME            PID     COMM            LADDR           RADDR           RPORT CONNECT_MS RESULT
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_client       10.77.0.1       10.77.0.2        4109{{ +\d+\.\d\d\d}} 111 ECONNREFUSED
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_client       10.77.0.1       10.77.0.2        4100{{ +\d+\.\d\d\d}} ok
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_client       10.77.0.1       10.77.0.2        4100{{ +\d+\.\d\d\d}} given up


