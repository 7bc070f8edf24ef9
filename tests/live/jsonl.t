# -f jsonl: every printed thing with time, probe and names; stacks are lists, enumerators words; losses and --cost too
-- needs root
-- args
-f jsonl --cost --max-map-keys 2 @e@
-- script
enum color { RED, GREEN }
begin {
	printf("%s %d %d\n", "a\"b", 3, 3);
	print((1, "x"));
	print((enum color)1);
	time("%%\n");
	$pid = 7;
	show($pid);
	@s[1] = 1; @s[2] = 2; @s[3] = 3;
	@t["k", 5] = stats(4);
	@h = hist(3);
	print(@h);
	print(@s[1]);
	warnf("w\n");
	count("c", GREEN);
	exit();
}
-- err
Attached 1 probe
@s: 1 update lost: map is full at 2 keys (line 9: @s[3] = 3); try --max-map-keys 4
-- out
{"time": "{{20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z}}", "probe": null, "type": "attached", "probes": 1}
{"time": "{{\S+}}", "probe": "begin", "type": "printf", "line": 3, "text": "a\"b 3 3\n", "args": {"\"a\\\"b\"": "a\"b", "3": 3, "3#2": 3}}
{"time": "{{\S+}}", "probe": "begin", "type": "value", "line": 4, "args": {"(1, \"x\")": [1,"x"]}}
{"time": "{{\S+}}", "probe": "begin", "type": "value", "line": 5, "args": {"(enum color)1": "GREEN"}}
{"time": "{{\S+}}", "probe": "begin", "type": "time", "line": 6, "text": "%\n"}
{"time": "{{\S+}}", "probe": "begin", "type": "show", "line": 8, "comm": "nprobe", "pid": {{\d+}}, "tid": {{\d+}}, "args": {"$pid": 7}}
{"time": "{{\S+}}", "probe": "begin", "type": "map", "name": "@h", "value": [{"min": 2, "max": 3, "count": 1}]}
{"time": "{{\S+}}", "probe": "begin", "type": "value", "line": 13, "args": {"@s[1]": 1}}
{"time": "{{\S+}}", "probe": "begin", "type": "warnf", "line": 14, "column": 2, "file": "-e", "text": "w\n"}
{"time": "{{\S+}}", "probe": null, "type": "map", "name": "@h", "value": [{"min": 2, "max": 3, "count": 1}]}
{"time": "{{\S+}}", "probe": null, "type": "map", "name": "@s", "rows": [{"key": 1, "value": 1}, {"key": 2, "value": 2}]}
{"time": "{{\S+}}", "probe": null, "type": "map", "name": "@t", "rows": [{"key": ["k",5], "value": {"count": 1, "average": 4, "total": 4}}]}
{"time": "{{\S+}}", "probe": null, "type": "table", "name": "count(\"c\", GREEN)", "columns": ["\"c\"", "GREEN", "count"], "rows": [{"\"c\"": "c", "GREEN": {{"GREEN"|1}}, "count": 1}]}
{"time": "{{\S+}}", "probe": null, "type": "lost", "cause": "map full", "count": 1, "map": "@s", "line": 9, "column": 24, "text": "@s: 1 update lost: map is full at 2 keys (line 9: @s[3] = 3); try --max-map-keys 4"}
{"time": "{{\S+}}", "probe": null, "type": "cost", "elapsed_ns": {{\d+}}, "probes": [{"probe": "begin", "more": 0, "runs_at": "probe", "line": 2, "column": 1, "events": 1, "ns": {{\d+}}, "ns_per_event": {{\d+}}, "cpu": {{[0-9.]+}}}], "total": {"events": 1, "ns": {{\d+}}, "ns_per_event": {{\d+}}, "cpu": {{[0-9.]+}}}}
