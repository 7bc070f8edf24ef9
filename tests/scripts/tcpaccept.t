# tcpaccept shows who accepts what, what waits behind it, and connections that nobody accepts
-- args
tcpaccept --port 4100
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk life life6 late never queue
-- out
TIME            PID     COMM            LADDR           LPORT RADDR           RPORT    WAIT_MS QUEUED
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_server       10.77.0.2        4100 10.77.0.1        4101{{ +\d+\.\d\d\d}} 0
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_server       fd77::2          4100 fd77::1          4101{{ +\d+\.\d\d\d}} 0
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_server       10.77.0.2        4100 10.77.0.1        4109{{ +\d+\.\d\d\d}} 0
{{\d\d:\d\d:\d\d\.\d+}} 0       -               10.77.0.2        4100 10.77.0.1        4110{{ +\d+\.\d\d\d}} -
{{\d\d:\d\d:\d\d\.\d+ \d+ +}}np_server       10.77.0.2        4100 10.77.0.1        4112{{ +\d+\.\d\d\d}} 2
{{\d\d:\d\d:\d\d\.\d+}} 0       -               10.77.0.2        4100 10.77.0.1       {{ *\d+ +\d+\.\d\d\d}} -
{{\d\d:\d\d:\d\d\.\d+}} 0       -               10.77.0.2        4100 10.77.0.1       {{ *\d+ +\d+\.\d\d\d}} -


