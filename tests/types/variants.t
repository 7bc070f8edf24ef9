# one body for each set of argument types
-- args
-d types @e@
-- world 6.12
-- script
t:irq:irq_handler_entry, t:irq:softirq_entry, t:irq:irq_handler_exit { @[args.common_pid] = count(); }
t:sched:sched_wakeup, t:sched:sched_switch, t:sched:sched_process_exit { @x[args.common_type] = count(); }
-- out
map @[int64]: count
map @x[uint64]: count
clause 0
  probe tracepoint:irq:irq_handler_entry group 0
  probe tracepoint:irq:softirq_entry group 1
  probe tracepoint:irq:irq_handler_exit group 2
  argument common_pid: int32
  block
    assign =
      map @: count
        convert: int64
          .common_pid: int32 (argument)
      call count: count (aggregation)
clause 1
  probe tracepoint:sched:sched_wakeup group 3
  probe tracepoint:sched:sched_switch group 4
  probe tracepoint:sched:sched_process_exit group 5
  argument common_type: uint16
  block
    assign =
      map @x: count
        convert: uint64
          .common_type: uint16 (argument)
      call count: count (aggregation)
