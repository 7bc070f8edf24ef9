# connections by flow() are safe
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:tcp:tcp_retransmit_skb { @[flow(skaddr)] = count(); }
-- out
attaches to tracepoint:tcp:tcp_retransmit_skb
reads addresses and states of connections
keeps @
shows maps
is safe
