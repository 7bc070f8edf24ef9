# addresses and ports by registers and offsets alone, as where there is no BTF
-- script
kprobe:udp_sendmsg /comm == "np-raw"/ {
	$sk = reg("di");
	printf("port=%d dst=%s\n", bswap(*(uint16 *)($sk + 12)), ntop(*(uint32 *)$sk));
}
-- needs root netns kprobe arch:x86_64
-- setup
net_pair
-- traffic
in_a python3 -c 'import socket
open("/proc/self/comm", "w").write("np-raw")
s = socket.socket(type=socket.SOCK_DGRAM)
s.connect(("10.77.0.2", 4660))
s.send(b"x")'
-- contains
port=4660 dst=10.77.0.2
