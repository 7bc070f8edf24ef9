# flow() of sockets of all kinds: UDP connected and not, requests, TIME_WAIT, struct socket, and no socket of IP
# (what is in TIME_WAIT meets the other side's FIN, and then the SYN, which may be sent again)
-- script
p:udp_sendmsg, p:udpv6_sendmsg { $f = flow(sk); if ($f.netns == @NS@) { printf("udp %s %s mark %d if %d\n", $f, $f.state, $f.mark, $f.ifindex); } }
p:inet_csk_reqsk_queue_hash_add { $f = flow(req); if ($f.netns == @NS@) { printf("request %s %s mark %d\n", $f, $f.state, $f.mark); } }
p:tcp_timewait_state_process { $f = flow(tw); if ($f.netns == @NS@) { printf("time-wait %s %s mark %d\n", $f, $f.state, $f.mark); } }
p:inet_shutdown { $f = flow(sock); if ($f.netns == @NS@) { printf("socket %s\n", $f); } }
p:unix_stream_sendmsg { $f = flow(sock); if ($f.netns == @NS@) { printf("unix %s %s %s\n", $f, $f.family, $f.saddr); } }
-- needs root netns kprobe tool:python3
-- setup
ip netns add $A
ip -n $A link set lo up
tell NS "$(stat -L -c %i /run/netns/$A)"
-- traffic
in_a "$TOOLS/sockets" udp4 udp4-open udp6 again shutdown unix
-- contains
{{^udp 127\.0\.0\.1:5001 > 127\.0\.0\.1:5002 udp TCP_ESTABLISHED mark 7 if 1$}}
{{^udp 127\.0\.0\.1:5001 > 0\.0\.0\.0:0 udp TCP_CLOSE mark 0 if 0$}}
{{^udp \[::1\]:5001 > \[::1\]:5002 udp TCP_ESTABLISHED mark 7 if 1$}}
{{^request 127\.0\.0\.1:4004 > 127\.0\.0\.1:4003 tcp TCP_NEW_SYN_RECV mark \?$}}
{{^time-wait 127\.0\.0\.1:4003 > 127\.0\.0\.1:4004 tcp TCP_TIME_WAIT mark \?$}}
{{^request 127\.0\.0\.1:4002 > 127\.0\.0\.1:4001 tcp TCP_NEW_SYN_RECV mark \?$}}
{{^socket 127\.0\.0\.1:4001 > 127\.0\.0\.1:4002 tcp$}}
{{^unix \? AF_UNIX \?$}}
-- absent
{{^request .* mark [0-9]}}
{{^time-wait .* mark [0-9]}}
{{^(udp|request|time-wait|socket) \?}}
