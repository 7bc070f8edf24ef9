# a map that a probe would fill that is not there: nothing is said of the map
-- args
-n @e@
-- world 6.12
-- script
kprobe:no_such_function { @[comm] = count(); }
interval:s:1 { print(@); clear(@); }
-- exit 1
-- err
-e:1:8: error NP0203: there is no kernel function 'no_such_function' to probe
    1 | kprobe:no_such_function { @[comm] = count(); }
      |        ^~~~~~~~~~~~~~~~
  hint: it may be inlined, or have another name on this kernel
