# no test has such a name
-- args
--test --probe-filter ^summ @e@
-- world 6.12
-- script
test:sums { @ = count(); }
-- exit 1
-- err
nprobe: error NP0211: there is no test: probe whose name matches '^summ'
