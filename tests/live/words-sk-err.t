# the error of a socket has its name, as a member too; none is 0
-- script
t:sock:inet_sock_set_state /dport == 4109/ { printf("%s %d\n", skaddr->sk_err, skaddr->sk_err); }
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk refused
-- out
0 0
111 ECONNREFUSED 111


