# -q leaves out what is attached in JSON too: the same bytes as bpftrace 0.27
-- needs root
-- args
-q -f json @e@
-- script
begin { print(1); exit(); }
-- out
{"type": "value", "data": 1}
