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
  probe kprobe:tcp_sendmsg
  argument 0: uint64
block
  assign =
    map @
      key: name arg0
    call count
clause 1
  probe kretprobe:tcp_sendmsg
block
  assign =
    map @r
      key: name retval
    call count
