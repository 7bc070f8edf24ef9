# members that have moved: into another struct, out of one that is gone
-- world 6.12
-- args
-d types @e@
-- script
kprobe:tcp_v4_rcv { @c = ((struct task_struct *)curtask)->cpu; @t = curtask->real_start_time; }
-- out
map @c: uint32
map @t: uint64
clause 0
  probe kprobe:tcp_v4_rcv group 0
  block
    assign =
      map @c: uint32
      .cpu: uint32 (thread_info.cpu at {{\d+}})
        ->thread_info: struct thread_info (task_struct.thread_info at 0, by pointer)
          cast: struct task_struct *
            curtask: struct task_struct * (builtin)
    assign =
      map @t: uint64
      ->start_boottime: uint64 (task_struct.start_boottime at {{\d+}}, by pointer)
        curtask: struct task_struct * (builtin)
-- err
-e:1:59: warning: struct task_struct has no member 'cpu' on this kernel: 'thread_info.cpu' is read instead
    1 | kprobe:tcp_v4_rcv { @c = ((struct task_struct *)curtask)->cpu; @t = curtask->real_start_time; }
      |                                                           ^~~
-e:1:78: warning: struct task_struct has no member 'real_start_time' on this kernel: 'start_boottime' is read instead
    1 | kprobe:tcp_v4_rcv { @c = ((struct task_struct *)curtask)->cpu; @t = curtask->real_start_time; }
      |                                                                              ^~~~~~~~~~~~~~~
