# arguments and the return value of a kernel function
-- args
-d types @e@
-- world 6.12
-- script
p:tcp_sendmsg { @[sk->__sk_common.skc_family, size] = count(); } r:tcp_sendmsg { @r[retval] = count(); }
-- out
map @[uint64, uint64]: count
map @r[int64]: count
clause 0
  probe kprobe:tcp_sendmsg group 0
  argument sk: struct sock *
  argument size: uint64
  block
    assign =
      map @: count
        convert: uint64
          .skc_family: uint16 (sock_common.skc_family at 16)
            ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
              sk: struct sock * (argument)
        size: uint64 (argument)
      call count: count (aggregation)
clause 1
  probe kretprobe:tcp_sendmsg group 1
  block
    assign =
      map @r: count
        convert: int64
          retval: int32 (builtin)
      call count: count (aggregation)
