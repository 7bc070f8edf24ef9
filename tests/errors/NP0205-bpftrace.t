# a builtin of bpftrace that is not here: what there is instead
-- args
-n @e@
-- world 6.12
-- script
p:vfs_read { print(dw_ustack); }
-- exit 1
-- err
-e:1:20: error NP0205: 'dw_ustack' is not known here
    1 | p:vfs_read { print(dw_ustack); }
      |                    ^~~~~~~~~
  hint: stacks are taken by frame pointers alone: ustack; of programs built without them callers are missing
