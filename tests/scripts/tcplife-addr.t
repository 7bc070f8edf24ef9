# tcplife --addr shows connections of that network and no others
-- args
tcplife --addr fd77::/16
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk life cut6 refused refused6
-- out
PID     COMM            LADDR           LPORT RADDR           RPORT   TX_KB   RX_KB RETR         MS END
{{\d+ +}}np_client       fd77::1          4102 fd77::2          4100       0       0    0 {{ +\d+\.\d\d\d}} aborted
{{\d+ +}}np_server       fd77::2          4100 fd77::1          4102       0       0    0 {{ +\d+\.\d\d\d}} 104 ECONNRESET
{{\d+ +}}np_client       fd77::1          4104 fd77::2          4109       0       0    0 {{ +\d+\.\d\d\d}} 111 ECONNREFUSED


