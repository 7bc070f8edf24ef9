# a compiled script has the words of the kernel that it runs on, not of the one that it was compiled for
-- args
-q words.npo
-- needs root netns tracepoint
-- setup
net_pair
cat >words.np <<'P'
t:sock:inet_sock_set_state (dport == 8098) { printf("%s\n", newstate); }
P
case $(uname -r) in 6.1.*) other=6.12 ;; *) other=6.1 ;; esac
"${NPROBE:-$TOP/build/nprobe}" build words.np -o words.npo --world "$TOP/tests/fixtures/$other.world"
# as if that kernel had another word for it
LC_ALL=C sed -i 's/TCP_SYN_SENT/TCP_SYN_SEEN/g' words.npo
grep -q TCP_SYN_SEEN words.npo
-- traffic
in_a python3 -c 'import socket
try: socket.create_connection(("10.77.0.2", 8098), 5)
except OSError: pass'
-- out
TCP_SYN_SENT
TCP_CLOSE


