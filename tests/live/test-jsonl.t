# --test -f jsonl: results with time and probe
-- needs root
-- args
--test -f jsonl @e@
-- script
test:one { print(1); }
test:two { return 1; }
-- out
{"time": "{{\S+}}", "probe": "test:one", "type": "value", "line": 1, "args": {"1": 1}}
{"time": "{{\S+}}", "probe": "test:one", "type": "test_result", "name": "one", "duration": {{\d+}}, "passed": true}
{"time": "{{\S+}}", "probe": "test:two", "type": "test_result", "name": "two", "duration": {{\d+}}, "passed": false}
-- exit 1
