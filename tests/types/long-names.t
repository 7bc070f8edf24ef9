# long names keep bpftrace's types
-- args
-d types @e@
-- world 6.12
-- script
kprobe:tcp_sendmsg { @[arg0] = count(); } kretprobe:tcp_sendmsg { @r[retval] = count(); }
-- out
map @[uint64]: count
map @r[uint64]: count
clause 0
  probe kprobe:tcp_sendmsg group 0
  argument 0: uint64
  block
    assign =
      map @: count
        arg0: uint64 (argument)
      call count: count (aggregation)
clause 1
  probe kretprobe:tcp_sendmsg group 1
  block
    assign =
      map @r: count
        retval: uint64 (builtin)
      call count: count (aggregation)
