# a wildcard of hundreds: one fires as often as it is called, and its name is told; r: too
-- args
-v @e@
-- script
p:udp_* /comm == "python3"/ { @in[probe, arg0 != 0] = count(); }
r:udp_* /comm == "python3"/ { @out[probe] = count(); }
-- needs root netns kprobe
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^@in\[kprobe:udp_sendmsg, true\]: 23$}}
{{^@in\[kprobe:udp_send_skb, true\]: 23$}}
{{^@out\[kretprobe:udp_sendmsg\]: 23$}}
-- err contains
{{^kprobe:udp_sendmsg: (kprobe\.multi|fentry|kprobe)( |$)}}
