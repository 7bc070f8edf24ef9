# options of bpftrace that are not here: what to use instead
-- args
--emit-llvm x @e@
-- script
begin { }
-- exit 1
-- err
nprobe: error NP0501: option '--emit-llvm' is bpftrace's
  hint: -d ir prints it
