# tcpdrop --all shows also the FIN that meets TIME_WAIT
-- args
tcpdrop --port 4100 --all
-- needs root netns tracepoint tool:python3
-- setup
lo_only
-- traffic
tcp_talk life
-- contains
{{^\S+ 10\.77\.0\.2:4100 > 10\.77\.0\.1:4101 tcp \[F\.\] }}
