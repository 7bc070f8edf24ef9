# tracepoints without a block read as the kernel's own print formats have them: states, families, protocols, addresses
-- script
t:sock:inet_sock_set_state (dport == 8098);
t:skb:* (comm == "python3")
-- needs root netns tracepoint kernel>=5.17
-- setup
net_pair
-- traffic
in_a python3 -c 'import socket
try: socket.create_connection(("10.77.0.2", 8098), 5)
except OSError: pass'
udp_closed 1
-- contains
{{ python3 .* tracepoint:sock:inet_sock_set_state skaddr=0x\w+ oldstate=TCP_CLOSE newstate=TCP_SYN_SENT sport=0 dport=8098 family=AF_INET protocol=IPPROTO_TCP saddr=10.77.0.1 daddr=10.77.0.2 saddr_v6=::ffff:10.77.0.1 daddr_v6=::ffff:10.77.0.2$}}
{{ oldstate=TCP_SYN_SENT newstate=TCP_CLOSE sport=\d+ dport=8098 }}
{{ tracepoint:skb:kfree_skb skbaddr=0x\w+ location=\w+\+0x\w+ .*protocol=ETH_P_IP reason=SKB_DROP_REASON_NO_SOCKET$}}
-- absent
{{__syscall_nr}}
