# -l --arg: those that have an argument of a type, however its blanks are written
-- world 6.12
-- args
-l 'p:tcp_v4_s*' --arg 'struct sk_buff*'
-- out
kprobe:tcp_v4_send_ack
kprobe:tcp_v4_send_check
kprobe:tcp_v4_send_reset
kprobe:tcp_v4_syn_recv_sock
