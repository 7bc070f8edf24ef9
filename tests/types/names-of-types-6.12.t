# typedefs of the kernel: in casts, sizeof and offsetof; structs that have no other name
-- args
-d types @e@
-- world 6.12
-- script
p:tcp_sendmsg {
	@a = sizeof(atomic_t);
	@b = offsetof(atomic_t, counter);
	@c = ((atomic_t *)sk)->counter;
	@d = (gfp_t)size;
	@e = sizeof(size);
	@f = sk->sk_wmem_alloc.refs.counter;
}
-- out
map @a: uint64
map @b: uint64
map @c: int32
map @d: uint32
map @e: int64
map @f: int32
clause 0
  probe kprobe:tcp_sendmsg group 0
  argument sk: struct sock *
  argument size: uint64
  block
    assign =
      map @a: uint64
      sizeof ~atomic_t: uint64
    assign =
      map @b: uint64
      convert: uint64
        unary &: int32 *
          ->counter: int32 (~atomic_t.counter at 0, by pointer)
            convert: atomic_t *
              0: uint64
    assign =
      map @c: int32
      ->counter: int32 (~atomic_t.counter at 0, by pointer)
        cast: atomic_t *
          sk: struct sock * (argument)
    assign =
      map @d: uint32
      cast: uint32
        size: uint64 (argument)
    assign =
      map @e: int64
      8: int64
    assign =
      map @f: int32
      .counter: int32 (refcount_struct.refs.counter at 0)
        ->sk_wmem_alloc: struct refcount_struct (sock.sk_wmem_alloc at 380, by pointer)
          sk: struct sock * (argument)
