# in bpftrace's scripts one of several probes may be missing, but not all of them
-- args
-n --dialect bpftrace @e@
-- world 6.12
-- script
kprobe:no_such_function, kprobe:nor_this { @a = count(); }
-- exit 1
-- err
-e:1:8: error NP0203: there is no kernel function 'no_such_function' to probe
    1 | kprobe:no_such_function, kprobe:nor_this { @a = count(); }
      |        ^~~~~~~~~~~~~~~~
  hint: it may be inlined, or have another name on this kernel
-e:1:33: error NP0203: there is no kernel function 'nor_this' to probe
    1 | kprobe:no_such_function, kprobe:nor_this { @a = count(); }
      |                                 ^~~~~~~~
  hint: it may be inlined, or have another name on this kernel
