# what traces does not go with tests
-- args
--test -p 1 @e@
-- world 6.12
-- script
test:one { }
-- exit 1
-- err
nprobe: error NP0502: option '-p' does not go with --test and --bench: they trace nothing
