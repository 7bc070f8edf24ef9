# flow(): TCP sockets of both families, from their own ends: addresses, ports, state, namespace; IPv4 in IPv6 is IPv4
-- script
t:sock:inet_sock_set_state {
	$f = flow(skaddr);
	if ($f.netns == @NS@ && $f.sport == 4001) {
		printf("%s %s %s -> %s\n", $f, $f.family, $f.state, tcp_state(newstate));
		@[$f] = count();
		if ($f.state == 7 && $f.daddr in 127.0.0.0/8) { @closed = count(); }
	}
}
-- needs root netns tracepoint tool:python3
-- setup
ip netns add $A
ip -n $A link set lo up
tell NS "$(stat -L -c %i /run/netns/$A)"
-- traffic
in_a "$TOOLS/sockets" tcp4 tcp6 mapped
-- out
127.0.0.1:4001 > 127.0.0.1:4002 tcp AF_INET TCP_CLOSE -> TCP_SYN_SENT
127.0.0.1:4001 > 127.0.0.1:4002 tcp AF_INET TCP_SYN_SENT -> TCP_ESTABLISHED
127.0.0.1:4001 > 127.0.0.1:4002 tcp AF_INET TCP_ESTABLISHED -> TCP_FIN_WAIT1
127.0.0.1:4001 > 127.0.0.1:4002 tcp AF_INET TCP_FIN_WAIT1 -> TCP_FIN_WAIT2
127.0.0.1:4001 > 127.0.0.1:4002 tcp AF_INET TCP_FIN_WAIT2 -> TCP_CLOSE
[::1]:4001 > [::1]:4002 tcp AF_INET6 TCP_CLOSE -> TCP_SYN_SENT
[::1]:4001 > [::1]:4002 tcp AF_INET6 TCP_SYN_SENT -> TCP_ESTABLISHED
[::1]:4001 > [::1]:4002 tcp AF_INET6 TCP_ESTABLISHED -> TCP_FIN_WAIT1
[::1]:4001 > [::1]:4002 tcp AF_INET6 TCP_FIN_WAIT1 -> TCP_FIN_WAIT2
[::1]:4001 > [::1]:4002 tcp AF_INET6 TCP_FIN_WAIT2 -> TCP_CLOSE
127.0.0.1:4001 > 127.0.0.1:4002 tcp AF_INET6 TCP_CLOSE -> TCP_SYN_SENT
127.0.0.1:4001 > 127.0.0.1:4002 tcp AF_INET6 TCP_SYN_SENT -> TCP_ESTABLISHED
127.0.0.1:4001 > 127.0.0.1:4002 tcp AF_INET6 TCP_ESTABLISHED -> TCP_FIN_WAIT1
127.0.0.1:4001 > 127.0.0.1:4002 tcp AF_INET6 TCP_FIN_WAIT1 -> TCP_FIN_WAIT2
127.0.0.1:4001 > 127.0.0.1:4002 tcp AF_INET6 TCP_FIN_WAIT2 -> TCP_CLOSE


@[[::1]:4001 > [::1]:4002 tcp]: 5
@[127.0.0.1:4001 > 127.0.0.1:4002 tcp]: 10
@closed: 2
