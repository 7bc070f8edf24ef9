# a builtin of bpftrace that is not here: what there is instead
-- args
-n @e@
-- world 6.12
-- script
p:vfs_read { print(typeinfo); }
-- exit 1
-- err
-e:1:20: error NP0205: 'typeinfo' is not known here
    1 | p:vfs_read { print(typeinfo); }
      |                    ^~~~~~~~
  hint: it tells of bpftrace's own types; here is_str(x) and its like, sizeof(x) and typeof(x) do, and -d types shows the types of a program
