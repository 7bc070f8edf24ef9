# a reset that has no socket is the answer to a packet: its ends, and the reason
-- args
tcpreset --port 4109
-- needs root netns tracepoint tool:python3 kernel>=6.10
-- setup
lo_only
-- traffic
tcp_talk refused refused6
-- contains
{{^\S+ sent     10\.77\.0\.2 +4109 10\.77\.0\.1 +4104 \? +SK_RST_REASON_NO_SOCKET +-$}}
{{^\S+ sent     fd77::2 +4109 fd77::1 +4104 \? +SK_RST_REASON_NO_SOCKET +-$}}
