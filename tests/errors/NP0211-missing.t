# when every probe may be missing and is, there is nothing to run
-- args
-n @e@
-- world 6.12
-- script
config = { missing_probes = ignore }
kprobe:no_such_function { @a = count(); }
-- exit 1
-- err
nprobe: error NP0211: no probe of the program exists on this kernel
