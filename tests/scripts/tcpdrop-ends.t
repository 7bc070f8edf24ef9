# what connections leave behind when they end is no drop, however they do (a FIN that is sent twice is one)
-- args
tcpdrop --port 4100
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk life life6 cut cut6 unread late never
-- contains
{{^TIME +SADDR:PORT > DADDR:PORT FLAGS +STATE +REASON +LOC$}}
-- absent
{{ tcp \[(?!.*TCP_OLD_DATA)}}
