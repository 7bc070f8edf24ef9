# bpftrace's --mode: the modes that are here
-- args
--mode codegen @e@
-- script
test:one { }
-- exit 1
-- err
nprobe: error NP0502: 'codegen' for option '--mode'
  hint: it is test|bench
