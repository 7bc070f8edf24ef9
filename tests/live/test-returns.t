# --test: what is returned from within a loop, of any size, is what the test returns
-- needs root kernel>=5.13
-- args
--test -f json @e@
-- script
test:range { for ($i : 0..100) { if ($i == 70) { return $i; } } }
test:while { $i = 0; while ($i < 5000) { $i++; if ($i == 4000) { return $i; } } }
test:map { @m[1] = 2; for ($kv : @m) { if ($kv.1 == 2) { return 9; } } }
test:unrolled { unroll (3) { if (pid) { return 1; } } }
test:pointer { return curtask; }
test:fine { print("here"); for ($i : 0..100) { if ($i == 70) { return 0; } } return 4; }
-- out
{"type": "test_result", "data": {"range": {"duration": {{\d+}}, "passed": false}}}
{"type": "test_result", "data": {"while": {"duration": {{\d+}}, "passed": false}}}
{"type": "test_result", "data": {"map": {"duration": {{\d+}}, "passed": false}}}
{"type": "test_result", "data": {"unrolled": {"duration": {{\d+}}, "passed": false}}}
{"type": "test_result", "data": {"pointer": {"duration": {{\d+}}, "passed": false}}}
{"type": "value", "data": "here"}
{"type": "test_result", "data": {"fine": {"duration": {{\d+}}, "passed": true}}}
-- exit 1
