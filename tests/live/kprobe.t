# kprobe: and kretprobe: force that mechanism and keep bpftrace's types
-- script
kprobe:udp_sendmsg { @a[arg2] = count(); @k[kstack(1)] = count(); }
kretprobe:udp_sendmsg { @r[retval] = count(); }
-- needs root netns kprobe
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^@a\[\d+\]: 23$}}
{{^@r\[\d+\]: 23$}}
{{^ +udp_sendmsg\+\d+$}}
