# missing_probes = ignore: nothing is said; the environment goes before the script
-- args
-n @e@
-- world 6.12
-- env
BPFTRACE_MISSING_PROBES=ignore
-- script
config = { missing_probes = error }
kprobe:no_such_function, begin { @a = count(); }
