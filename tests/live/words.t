# fields read in words by %s, in tables and through variables; as numbers by %d, in print() and as keys of @maps
-- script
t:sock:inet_sock_set_state (dport == 8098) {
	$s = newstate;
	$r = sport ? newstate : oldstate;
	printf("%s %s %d %s %s\n", $s, oldstate, newstate, saddr, $r);
	print(newstate);
	@[oldstate, daddr] = newstate;
	$n = newstate + 0;
	printf("sum %s\n", $n);
}
t:sock:inet_sock_set_state (dport == 8098) < count(newstate, daddr) >
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
in_a python3 -c 'import socket
try: socket.create_connection(("10.77.0.2", 8098), 5)
except OSError: pass'
-- out
TCP_SYN_SENT TCP_CLOSE 2 10.77.0.1 TCP_CLOSE
2
sum 2
TCP_CLOSE TCP_SYN_SENT 7 10.77.0.1 TCP_CLOSE
7
sum 7


@[7, [10,77,0,2]]: 2
@[2, [10,77,0,2]]: 7
newstate      daddr      COUNT
TCP_SYN_SENT  10.77.0.2      1
TCP_CLOSE     10.77.0.2      1
