# fentry: and fexit: by name, also in their older spelling, with typed arguments
-- script
fentry:udp_sendmsg /args.len == 8/ { @in[probe, args.len] = count(); }
kfunc:vmlinux:udp_sendmsg /args->len == 8/ { @old[args->sk->__sk_common.skc_family] = count(); }
kretfunc:udp_sendmsg /args.len == 8/ { @out[probe, args.len == (uint64)retval] = count(); }
-- needs root netns fentry
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^@in\[fentry:vmlinux:udp_sendmsg, 8\]: 23$}}
{{^@old\[2\]: 23$}}
{{^@out\[fexit:vmlinux:udp_sendmsg, true\]: 23$}}
