# a wrong value in the environment is named as it stands there; what is not ours there is not looked at
-- args
-n @e@
-- world 6.12
-- env
BPFTRACE_MAX_STRLEN=long
BPFTRACE_SOMETHING=1
-- script
begin { }
-- exit 1
-- err
nprobe: error NP0215: 'BPFTRACE_MAX_STRLEN' cannot be 'long'
  hint: it is a number from 0 to 65536
