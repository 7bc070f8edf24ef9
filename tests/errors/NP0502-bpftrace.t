# a value that bpftrace does not take either
-- args
-B often @e@
-- script
begin { }
-- exit 1
-- err
nprobe: error NP0502: 'often' for option '-B'
  hint: it is line|full|none
