# flow(): a socket that closes still has its port, also one that the kernel chose
-- script
t:sock:inet_sock_set_state /newstate == TCP_CLOSE/ {
	if (flow(skaddr).netns == @NS@) {
		printf("%s %s\n", flow(skaddr).sport == sport && sport != 0, flow(skaddr).dport == dport);
	}
}
-- needs root netns tracepoint tool:python3
-- setup
lo_only
tell NS "$(stat -L -c %i /run/netns/$A)"
-- traffic
in_a python3 -c 'import socket
try: socket.create_connection(("10.77.0.1", 4100))
except OSError: pass
try: socket.create_connection(("fd77::1", 4100))
except OSError: pass'
-- out
true true
true true


