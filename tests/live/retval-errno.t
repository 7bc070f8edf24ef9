# what a kernel function returns reads as an error: by %s, in a table, where the probe shows itself
-- script
r:tcp_v4_connect (comm == "python3");
r:tcp_v4_connect (comm == "python3") { printf("%s %d\n", retval, retval); }
r:tcp_v4_connect (comm == "python3") < count(retval) >
kretprobe:tcp_v4_connect /comm == "python3"/ { printf("long %s\n", (int32)retval); }
-- needs root netns kprobe
-- timeout 3
-- setup
net_pair
-- traffic
in_a python3 -c 'import socket
try: socket.create_connection(("10.99.0.1", 9), 5)
except OSError: pass'
-- contains
-101 ENETUNREACH -101
{{ kretprobe:tcp_v4_connect .*retval=-101 ENETUNREACH$}}
{{^ *-101 ENETUNREACH +1$}}
long -101
