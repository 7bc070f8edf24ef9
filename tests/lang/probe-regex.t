# repetitions, classes with their colons and intervals in a regular expression are its own
-- args
-l @e@
-- world 6.12
-- script
p:~^tcp_(send|recv)ms?g$~,p:~^tc+p_v[[:digit:]]{1,2}_rcv$~ { }
-- out
kprobe:tcp_recvmsg
kprobe:tcp_sendmsg
kprobe:tcp_v4_rcv
kprobe:tcp_v6_rcv
