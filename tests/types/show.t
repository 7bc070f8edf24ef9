# a clause without a block shows its arguments, one with a format prints it
-- args
-d types @e@
-- world 6.12
-- script
t:sched:sched_wakeup;
r:tcp_sendmsg "%d", retval;
-- out
clause 0
  probe tracepoint:sched:sched_wakeup group 0
  argument comm: string[16]
  argument pid: int32
  argument prio: int32
  argument target_cpu: int32
  block
    call show (builtin)
      .comm: string[16] (argument)
      .pid: int32 (argument)
      .prio: int32 (argument)
      .target_cpu: int32 (argument)
clause 1
  probe kretprobe:tcp_sendmsg group 1
  block
    call printf (builtin, behind the columns of show)
      "%d\n": string[4]
      retval: int32 (builtin)
