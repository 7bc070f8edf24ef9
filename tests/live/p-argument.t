# p: and r: of a kernel function: arguments by name, the return value, the caller
-- script
p:udp_sendmsg { @args[sk->__sk_common.skc_family, len] = count(); @where[loc] = count(); }
r:udp_sendmsg { @ret[retval] = count(); }
-- needs root netns fentry kernel>=6.1
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^@args\[2, \d+\]: 23$}}
{{^@ret\[\d+\]: 23$}}
-- absent
bpf_trampoline
