# tcpreset shows each reset at both ends, in which state, and whose the connection is
-- args
tcpreset --port 4100
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk life cut cut6 unread
-- contains
{{^TIME +DIR +LADDR +LPORT +RADDR +RPORT +STATE +REASON +COMM$}}
{{^\S+ sent     10\.77\.0\.1 +4102 10\.77\.0\.2 +4100 TCP_CLOSE       (SK_RST_REASON_\w+|-) +np_client$}}
{{^\S+ received 10\.77\.0\.2 +4100 10\.77\.0\.1 +4102 TCP_ESTABLISHED - +np_server$}}
{{^\S+ sent     fd77::1 +4102 fd77::2 +4100 TCP_CLOSE       (SK_RST_REASON_\w+|-) +np_client$}}
{{^\S+ received fd77::2 +4100 fd77::1 +4102 TCP_ESTABLISHED - +np_server$}}
{{^\S+ sent     10\.77\.0\.2 +4100 10\.77\.0\.1 +4103 TCP_CLOSE       (SK_RST_REASON_\w+|-) +np_server$}}
{{^\S+ received 10\.77\.0\.1 +4103 10\.77\.0\.2 +4100 TCP_ESTABLISHED - +np_client$}}
-- absent
{{ 4101 }}
