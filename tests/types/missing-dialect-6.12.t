# in bpftrace's scripts one of several probes may be missing, as older bpftrace had it
-- args
-n --dialect bpftrace @e@
-- world 6.12
-- script
kprobe:no_such_function, kprobe:tcp_sendmsg { @a = count(); }
-- err
-e:1:1: warning: 'kprobe:no_such_function' does not exist here: it is left out
    1 | kprobe:no_such_function, kprobe:tcp_sendmsg { @a = count(); }
      | ^~~~~~~~~~~~~~~~~~~~~~~
