# system in JSON: one object a command, the same bytes as bpftrace 0.27
-- needs root
-- args
--unsafe -f json @e@
-- script
BEGIN { system("printf ab"); system("true"); exit(); }
-- out
{"type": "attached_probes", "count": 1, "data": {"probes": 1}}
{"type": "syscall", "data": "ab"}
{"type": "syscall", "data": ""}
