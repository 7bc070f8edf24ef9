# cat in JSON: the same bytes as bpftrace 0.27
-- needs root
-- args
-f json --max-cat-bytes 3 @e@
-- script
BEGIN { cat("/proc/sys/kernel/%s", "ostype"); printf("|\n"); exit(); }
-- out
{"type": "attached_probes", "count": 1, "data": {"probes": 1}}
{"type": "cat", "data": "Lin"}
{"type": "printf", "data": "|\n"}
