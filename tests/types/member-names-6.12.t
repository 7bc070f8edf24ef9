# members that headers name by a macro; members that are called otherwise on this kernel, with a word
-- args
-d types @e@
-- world 6.12
-- script
p:tcp_sendmsg {
	@a = sk->sk_family;
	@b = ((struct inet_sock *)sk)->inet_dport;
	@c = curtask->state;
}
-- out
map @a: uint16
map @b: uint16
map @c: uint32
clause 0
  probe kprobe:tcp_sendmsg group 0
  argument sk: struct sock *
  block
    assign =
      map @a: uint16
      .skc_family: uint16 (sock_common.skc_family at 16)
        ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
          sk: struct sock * (argument)
    assign =
      map @b: uint16
      .skc_dport: uint16 (sock_common.skc_dport at 12)
        .__sk_common: struct sock_common (sock.__sk_common at 0)
          ->sk: struct sock (inet_sock.sk at 0, by pointer)
            cast: struct inet_sock *
              sk: struct sock * (argument)
    assign =
      map @c: uint32
      ->__state: uint32 (task_struct.__state at 24, by pointer)
        curtask: struct task_struct * (builtin)
-- err
-e:4:16: warning: struct task_struct has no member 'state' on this kernel: '__state' is read instead
    4 |  @c = curtask->state;
      |                ^~~~~
