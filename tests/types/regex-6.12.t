# ~regular expressions~ in any part of a probe, alternation and anchors, beside wildcards
-- args
-n -d types @e@
-- world 6.12
-- script
p:~^tcp_(send|recv)msg$~ { }
t:~^(skb|sock)$~:~^kfree|^inet_sock_set~ { }
p:tcp_s[e]ndms[g] { }
-- out
clause 0
  probe kprobe:tcp_recvmsg group 0 optional wildcard
  probe kprobe:tcp_sendmsg group 1 optional wildcard
  block
clause 1 by BTF
  probe tracepoint:skb:kfree_skb group 2 optional wildcard
  probe tracepoint:sock:inet_sock_set_state group 3 optional wildcard
  block
clause 2
  probe kprobe:tcp_sendmsg group 4 optional wildcard
  block
