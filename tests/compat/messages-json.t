# errorf and warnf in JSON: the members that bpftrace 0.27 has
-- needs root
-- args
-f json @e@
-- script
BEGIN { errorf("bad %d", 3); warnf("hm %s", "u"); exit(); }
-- out
{"type": "attached_probes", "count": 1, "data": {"probes": 1}}
{"type": "errorf", "msg": "bad 3", "filename": "stdin", "line": 1, "col": 9}
{"type": "warnf", "msg": "hm u", "filename": "stdin", "line": 1, "col": 30}
