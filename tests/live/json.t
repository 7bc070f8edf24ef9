# JSON: one object a line, bpftrace's schema
-- args
-f json @e@
-- script
begin { printf("x%d\n", 1); @a[1, "k"] = 5; @h = hist(3); @s = stats(4); exit(); }
-- needs root
-- out
{"type": "attached_probes", "count": 1, "data": {"probes": 1}}
{"type": "printf", "data": "x1\n"}
{"type": "map", "data": {"@a": {"1,k": 5}}}
{"type": "hist", "data": {"@h": [{"min": 2, "max": 3, "count": 1}]}}
{"type": "stats", "data": {"@s": {"count": 1, "average": 4, "total": 4}}}
