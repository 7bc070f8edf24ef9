# tcpreset --addr: a closed port, and the reset of it in SYN_SENT
-- args
tcpreset --addr fd77::2
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk cut refused refused6
-- contains
{{^\S+ received fd77::1 +4104 fd77::2 +4109 TCP_SYN_SENT    - +np_client$}}
-- absent
{{ 10\.77\.}}
