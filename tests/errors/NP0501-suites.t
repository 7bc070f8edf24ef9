# tests, or benchmarks
-- args
--mode test --bench @e@
-- script
test:one { }
-- exit 1
-- err
nprobe: error NP0501: tests and benchmarks do not run together: '--bench'
