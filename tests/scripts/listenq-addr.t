# listenq --addr shows sockets that listen at that address and no others; connections wait behind the accepted one
-- args
listenq --addr fd77::2 --every 1h
-- needs root netns tracepoint tool:python3 kernel>=5.13
-- setup
lo_only
-- traffic
in_a python3 -c 'import socket, signal
l = socket.create_server(("10.77.0.2", 4300))
c = socket.create_connection(("10.77.0.2", 4300))
open("other", "w")
signal.pause()' &
until [ -e other ]; do sleep 0.02; done
tcp_hold queue6
-- out
TIME            LADDR           LPORT BACKLOG   LIMIT   DROPS
{{\S+}} fd77::2          4100       2       8       0


