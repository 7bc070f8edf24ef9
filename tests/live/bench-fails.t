# --bench: one that fails is told and not measured, and the status is 1
-- needs root
-- timeout 3
-- args
--bench -f json @e@
-- script
bench:returns { return 2; }
bench:exits { exit(1); }
bench:sound { @a = count(); return 0; }
bench:asserts { assert(0 == 1, "no"); }
-- out
{"type": "benchmark_result", "data": {"sound": {"average": {{[1-9]\d*}}, "iters": {{[1-9]\d*}}}}}
-- err
-e:1:1: error: 'bench:returns' failed, and is not measured
-e:2:1: error: 'bench:exits' failed, and is not measured
-e:4:1: error: 'bench:asserts' failed, and is not measured
-- exit 1
