# what a function returns for one program, before and after the way that its connection had goes stale
-- script
r:__sk_dst_check (comm == "np-client") < printf("%p %s\n", retval, func) >
-- needs root netns kprobe
-- timeout 2
-- setup
net_pair
mkfifo cmd
spawn in_b "$TOOLS/tcp_peer" listen 10.77.0.2 8099
spawn in_a python3 -c 'import socket, time
for i in range(200):
	try: s = socket.create_connection(("10.77.0.2", 8099)); break
	except OSError: time.sleep(0.05)
open("/proc/self/comm", "w").write("np-client")
for line in open("cmd"):
	s.send(b"x")
	open("sent", "a").write(line)'
exec {CMD}>cmd
sent() { echo "$1" >&"$CMD"; until grep -q "$1" sent 2>/dev/null; do sleep 0.05; done; }
-- traffic
sent one
ip -n "$A" route add 10.99.0.0/16 via 10.77.0.2
sent two
-- contains
{{^0xffff[0-9a-f]+ __sk_dst_check}}
{{^0 __sk_dst_check}}
