# -r: patterns are regular expressions without tildes; a blank ends one, plain names are themselves
-- args
-n -r -d types @e@
-- world 6.12
-- script
p:^tcp_(send|recv)msg$ { }
t:tcp:tcp_.*_reset$ (pid == 1) { }
p:tcp_sendmsg, p:^udp_sendms.$ { }
-- out
clause 0
  probe kprobe:tcp_recvmsg group 0 optional wildcard
  probe kprobe:tcp_sendmsg group 1 optional wildcard
  block
clause 1 by BTF
  probe tracepoint:tcp:tcp_receive_reset group 2 optional wildcard
  probe tracepoint:tcp:tcp_send_reset group 3 optional wildcard
  predicate
    binary ==: bool
      pid: uint32 (builtin)
      1: int64
  block
clause 2
  probe kprobe:tcp_sendmsg group 4
  probe kprobe:udp_sendmsg group 5 optional wildcard
  block
