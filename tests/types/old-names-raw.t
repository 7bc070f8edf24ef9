# a function that is inlined where a tracepoint is in it: that one is probed, with its arguments
-- world renamed-6.12
-- args
-d types @e@
-- script
kprobe:blk_account_io_start { @[arg0] = nsecs; }
-- out
map @[uint64]: uint64
clause 0
  probe rawtracepoint:vmlinux:block_io_start group 0
  argument 0: uint64 (raw )
  block
    assign =
      map @: uint64
        arg0: uint64 (argument)
      nsecs: uint64 (builtin)
-- err
-e:1:8: warning: 'blk_account_io_start' is no function on this kernel (the last one was 5.15): 'rawtracepoint:block_io_start' is probed instead
    1 | kprobe:blk_account_io_start { @[arg0] = nsecs; }
      |        ^~~~~~~~~~~~~~~~~~~~
