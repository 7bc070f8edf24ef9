# arguments and the return value of a kernel function
-- args
-d types @e@
-- world 6.12
-- script
p:tcp_sendmsg { @[sk->__sk_common.skc_family, size] = count(); } r:tcp_sendmsg { @r[retval] = count(); }
-- out
map @[(uint64, uint64)]: count
map @r[int64]: count
clause 0
  probe kprobe:tcp_sendmsg
  argument sk: struct sock *
  argument size: uint64
block
  assign =
    map @
      key: cast
        member .skc_family
          member ->__sk_common
            name sk
      key: name size
    call count
clause 1
  probe kretprobe:tcp_sendmsg
block
  assign =
    map @r
      key: cast
        name retval
    call count
