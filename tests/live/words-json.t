# in JSON what has a name is shown by it; errors stay numbers
-- args
-f json @e@
-- script
t:sock:inet_sock_set_state (dport == 8098);
t:syscalls:sys_exit_kill (comm == "python3" && ret < 0);
t:sock:inet_sock_set_state (dport == 8098) < count(newstate, daddr) >
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
in_a python3 -c 'import os, socket
try: socket.create_connection(("10.77.0.2", 8098), 5)
except OSError: pass
try: os.kill(4000000, 0)
except OSError: pass'
-- contains
{{"oldstate": "TCP_CLOSE", "newstate": "TCP_SYN_SENT", "sport": 0, "dport": 8098, "family": "AF_INET", "protocol": "IPPROTO_TCP", "saddr": "10.77.0.1", "daddr": "10.77.0.2"}}
{{"rows": \[{"newstate": "TCP_\w+", "daddr": "10.77.0.2", "count": 1}, {"newstate": "TCP_\w+", "daddr": "10.77.0.2", "count": 1}\]}}
{{"probe": "tracepoint:syscalls:sys_exit_kill", "args": {"ret": -3}}}
