# a builtin of bpftrace that is not here: what there is instead
-- args
-n @e@
-- world 6.12
-- script
p:vfs_read { print(write_user); }
-- exit 1
-- err
-e:1:20: error NP0205: 'write_user' is not known here
    1 | p:vfs_read { print(write_user); }
      |                    ^~~~~~~~~~
  hint: a program does not write into the memory of processes
