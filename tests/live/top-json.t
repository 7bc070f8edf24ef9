# --top and --total in JSON: what the rows left out come to, and all of them; a map of bpftrace's form is cut alone
-- needs root
-- args
-q -f json --top 1 @e@
-- script
begin { $i = 0; while ($i < 5) { sum($i) by $i; @k[$i] = $i; hist(4) by $i / 4; $i++; } exit(); }
-- out
{"type": "map", "data": {"@k": {"4": 4}}}
{"type": "table", "data": {"name": "hist(4) by $i / 4", "columns": ["$i / 4", "hist"], "rows": [{"$i / 4": 0, "hist": [{"min": 4, "max": 7, "count": 4}]}], "more": {"keys": 1, "hist": [{"min": 4, "max": 7, "count": 1}]}, "total": {"keys": 2, "hist": [{"min": 4, "max": 7, "count": 5}]}}}
{"type": "table", "data": {"name": "sum($i) by $i", "columns": ["i", "sum"], "rows": [{"i": 4, "sum": 4}], "more": {"keys": 4, "sum": 6}, "total": {"keys": 5, "sum": 10}}}
