# pointers: arithmetic, differences, elements, dereferences
-- args
-d types @e@
-- world 6.12
-- script
p:tcp_sendmsg { $p = sk + 1; @a = $p - sk; @b = $p == sk; @c = (uint64)sk & 0xff; @d = *(uint32 *)sk; @e = ((uint16 *)sk)[3]; @f = sk->__sk_common.skc_refcnt.refs.counter; @g = msg->msg_iter.nr_segs; }
-- out
map @a: int64
map @b: bool
map @c: uint64
map @d: uint32
map @e: uint16
map @f: int32
map @g: uint64
clause 0
  probe kprobe:tcp_sendmsg group 0
  argument sk: struct sock *
  argument msg: struct msghdr *
  variable $p: struct sock *
  block
    assign =
      $p: struct sock *
      binary +: struct sock *
        sk: struct sock * (argument)
        1: int64
    assign =
      map @a: int64
      binary /: int64
        binary -: int64
          $p: struct sock *
          sk: struct sock * (argument)
        sizeof sock: uint64
    assign =
      map @b: bool
      binary ==: bool
        $p: struct sock *
        sk: struct sock * (argument)
    assign =
      map @c: uint64
      binary &: uint64
        cast: uint64
          sk: struct sock * (argument)
        255: int64
    assign =
      map @d: uint32
      unary *: uint32
        cast: uint32 *
          sk: struct sock * (argument)
    assign =
      map @e: uint16
      index: uint16
        cast: uint16 *
          sk: struct sock * (argument)
        3: int64
    assign =
      map @f: int32
      .counter: int32 (refcount_struct.refs.counter at 0)
        .skc_refcnt: struct refcount_struct (sock_common.skc_refcnt at 128)
          ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
            sk: struct sock * (argument)
    assign =
      map @g: uint64
      .nr_segs: uint64 (iov_iter.nr_segs at 32)
        ->msg_iter: struct iov_iter (msghdr.msg_iter at 16, by pointer)
          msg: struct msghdr * (argument)
