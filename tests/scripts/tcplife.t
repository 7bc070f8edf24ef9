# tcplife shows both ends of connections by IPv4 and IPv6 with their processes, bytes and how they ended
-- args
tcplife --port 4100
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk life life6 cut unread timeout
-- out
PID     COMM            LADDR           LPORT RADDR           RPORT   TX_KB   RX_KB RETR         MS END
{{\d+ +}}np_client       10.77.0.1        4101 10.77.0.2        4100       6       2 {{ +\d+ +\d+\.\d\d\d}} closed
{{\d+ +}}np_server       10.77.0.2        4100 10.77.0.1        4101       2       6 {{ +\d+ +\d+\.\d\d\d}} closed
{{\d+ +}}np_client       fd77::1          4101 fd77::2          4100       6       2 {{ +\d+ +\d+\.\d\d\d}} closed
{{\d+ +}}np_server       fd77::2          4100 fd77::1          4101       2       6 {{ +\d+ +\d+\.\d\d\d}} closed
{{\d+ +}}np_client       10.77.0.1        4102 10.77.0.2        4100       0       0    0 {{ +\d+\.\d\d\d}} aborted
{{\d+ +}}np_server       10.77.0.2        4100 10.77.0.1        4102       0       0    0 {{ +\d+\.\d\d\d}} 104 ECONNRESET
{{\d+ +}}np_server       10.77.0.2        4100 10.77.0.1        4103       0       0    0 {{ +\d+\.\d\d\d}} aborted
{{\d+ +}}np_client       10.77.0.1        4103 10.77.0.2        4100       0       0    0 {{ +\d+\.\d\d\d}} 104 ECONNRESET
{{\d+ +}}np_client       10.77.0.1        4106 10.77.0.2        4100       0       0    1 {{ +\d+\.\d\d\d}} 110 ETIMEDOUT
{{\d+ +}}np_server       10.77.0.2        4100 10.77.0.1       {{ *\d+ +}}0       0    0 {{ +\d+\.\d\d\d}} aborted
{{\d+ +}}np_client       10.77.0.1       {{ *\d+}} 10.77.0.2        4100       0       0    0 {{ +\d+\.\d\d\d}} 104 ECONNRESET


