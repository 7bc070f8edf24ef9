# a filter that is no regular expression
-- args
--bench --probe-filter [ @e@
-- script
bench:one { }
-- exit 1
-- err
nprobe: error NP0502: '[' for option '--probe-filter': {{.+}}
