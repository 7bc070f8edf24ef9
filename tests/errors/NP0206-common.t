# the common fields of records are out of reach
-- args
-n @e@
-- world 6.12
-- script
t:sched:sched_switch { print(args.common_pid); print(common_flags); }
-- exit 1
-- err
-e:1:35: error NP0206: the kernel shows the common fields of records to no BPF program
    1 | t:sched:sched_switch { print(args.common_pid); print(common_flags); }
      |                                   ^~~~~~~~~~
  hint: it is the thread id: tid
-e:1:54: error NP0205: 'common_flags' is not known here
    1 | t:sched:sched_switch { print(args.common_pid); print(common_flags); }
      |                                                      ^~~~~~~~~~~~
  hint: nprobe -lv t:sched:sched_switch shows the fields
