# one body for each set of argument types
-- args
-d types @e@
-- world 6.12
-- script
t:raw_syscalls:sys_exit, t:irq:irq_handler_exit, t:irq:softirq_entry { @[probe] = count(); }
t:raw_syscalls:sys_exit, t:irq:irq_handler_exit { @r[ret] = count(); }
-- out
map @[probe]: count
map @r[int64]: count
clause 0 by BTF
  probe tracepoint:raw_syscalls:sys_exit group 0
  probe tracepoint:irq:irq_handler_exit group 1
  probe tracepoint:irq:softirq_entry group 2
  block
    assign =
      map @: count
        probe: probe (builtin)
      call count: count (aggregation)
clause 1 by BTF
  probe tracepoint:raw_syscalls:sys_exit group 3
  argument ret: int64 (raw ret)
  block
    assign =
      map @r: count
        ret: int64 (argument)
      call count: count (aggregation)
clause 1 by BTF
  probe tracepoint:irq:irq_handler_exit group 4
  argument ret: int32 (raw ret)
  block
    assign =
      map @r: count
        convert: int64
          ret: int32 (argument)
      call count: count (aggregation)
