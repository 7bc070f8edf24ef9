# offsetof, container_of, typeof and addresses: the loader knows the kernel's, the script's are numbers
-- args
-d types @e@
-- world 6.12
-- script
struct own { u32 a; struct { u16 b[4]; } c; };
p:tcp_sendmsg {
	@o = offsetof(struct own, c.b[3]);
	@k = offsetof(struct sock, __sk_common.skc_family);
	$c = &sk->__sk_common;
	@s = container_of($c, struct sock, __sk_common)->sk_protocol;
	@t = (typeof($c))0;
	@n = sizeof(typeof(*sk));
	@l = list_entry($c, struct own, c);
}
-- out
map @o: int64
map @k: uint64
map @s: uint16
map @t: struct sock_common *
map @n: uint64
map @l: struct own *
clause 0
  probe kprobe:tcp_sendmsg group 0
  argument sk: struct sock *
  variable $c: struct sock_common *
  block
    assign =
      map @o: int64
      10: int64
    assign =
      map @k: uint64
      convert: uint64
        unary &: uint16 *
          .skc_family: uint16 (sock_common.skc_family at 16)
            ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
              convert: struct sock *
                0: uint64
    assign =
      $c: struct sock_common *
      unary &: struct sock_common *
        ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
          sk: struct sock * (argument)
    assign =
      map @s: uint16
      ->sk_protocol: uint16 (sock.sk_protocol at 574, by pointer)
        convert: struct sock *
          binary -: uint64
            convert: uint64
              $c: struct sock_common *
            convert: uint64
              unary &: struct sock_common *
                ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
                  convert: struct sock *
                    0: uint64
    assign =
      map @t: struct sock_common *
      cast: struct sock_common *
        0: int64
    assign =
      map @n: uint64
      sizeof sock: uint64
    assign =
      map @l: struct own *
      convert: struct own *
        binary -: uint64
          convert: uint64
            $c: struct sock_common *
          4: int64
