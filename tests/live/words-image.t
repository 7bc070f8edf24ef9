# a compiled script has the words of the kernel that it runs on, not of the one that it was compiled for
-- args
-q words.npo
-- needs root netns tracepoint
-- setup
net_pair
cat >words.np <<'P'
t:sock:inet_sock_set_state (dport == 8098) { printf("%s\n", newstate); }
t:irq:softirq_entry (vec == 3) { if (!@n) { @n = 1; printf("%s\n", vec); } }
t:sock:inet_sock_set_state (dport == 8098) { printf("from %s\n", oldstate); }
P
case $(uname -r) in 6.1.*) other=6.12 ;; *) other=6.1 ;; esac
"${NPROBE:-$TOP/build/nprobe}" build words.np -o words.npo --world "$TOP/tests/fixtures/$other.world"
# as if that kernel had other words for it
LC_ALL=C sed -i 's/TCP_SYN_SENT/TCP_SYN_SEEN/g; s/NET_RX/NET_RY/g' words.npo
grep -q TCP_SYN_SEEN words.npo
grep -q NET_RY words.npo
-- traffic
in_a python3 -c 'import socket
try: socket.create_connection(("10.77.0.2", 8098), 5)
except OSError: pass'
-- contains
{{^TCP_SYN_SENT$}}
{{^TCP_CLOSE$}}
{{^from TCP_SYN_SENT$}}
{{^NET_RX$}}
-- absent
{{SEEN|NET_RY}}
