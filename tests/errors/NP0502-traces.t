# what traces does not go with tests
-- args
--test -p 1 @e@
-- world 6.12
-- script
test:one { }
-- exit 1
-- err
nprobe: error NP0502: '-p' traces, and --test and --bench do not
