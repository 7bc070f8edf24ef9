# tcpconn shows each attempt to connect: what succeeds, and what fails before and after the SYN
-- args
tcpconn --port 4100
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk life life6 refused noroute noroute6 timeout
tcp_talk port=4300 life noroute
-- out
TIME            PID     COMM            LADDR           RADDR           RPORT CONNECT_MS RESULT
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_client       10.77.0.1       10.77.0.2        4100{{ +\d+\.\d\d\d}} ok
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_client       fd77::1         fd77::2          4100{{ +\d+\.\d\d\d}} ok
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_client       -               192.0.2.1        4100{{ +\d+\.\d\d\d}} -101 ENETUNREACH
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_client       -               2001:db8::1      4100{{ +\d+\.\d\d\d}} -101 ENETUNREACH
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_client       10.77.0.1       10.77.0.2        4100{{ +\d+\.\d\d\d}} ok
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_client       10.77.0.1       10.77.0.2        4100{{ +\d+\.\d\d\d}} 110 ETIMEDOUT


