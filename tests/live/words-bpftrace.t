# bpftrace's own names of probes: the same bytes as bpftrace, %s of a number is the number
-- script
tracepoint:sock:inet_sock_set_state /args.dport == 8098/ {
	printf("%s %d %s %s\n", args.newstate, args.oldstate, args.family, args.saddr);
	print(args.newstate);
	@[args.newstate, args.daddr] = args.newstate;
	$x = args.oldstate;
	printf("%s\n", $x);
}
tracepoint:syscalls:sys_exit_kill /comm == "python3" && args.ret < 0/ { printf("%s\n", args.ret); }
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
in_a python3 -c 'import os, socket
try: socket.create_connection(("10.77.0.2", 8098), 5)
except OSError: pass
try: os.kill(4000000, 0)
except OSError: pass'
-- out
2 7 2 [10,77,0,1]
2
7
7 2 2 [10,77,0,1]
7
2
-3


@[2, [10,77,0,2]]: 2
@[7, [10,77,0,2]]: 7
