# enumerators are looked up by name, constants of headers are numbers, defines are replaced
-- args
-d types @e@
-- world 6.12
-- script
#define LIMIT (1 << 10)
p:tcp_sendmsg /size > LIMIT && sk->__sk_common.skc_family == AF_INET6/ { @ = sk->__sk_common.skc_state == TCP_ESTABLISHED; }
-- out
map @: bool
clause 0
  probe kprobe:tcp_sendmsg group 0
  argument size: uint64
  argument sk: struct sock *
  predicate
    binary &&: bool
      binary >: bool
        size: uint64 (argument)
        1024: int64
      binary ==: bool
        .skc_family: uint16 (sock_common.skc_family at 16)
          ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
            sk: struct sock * (argument)
        10: int64
  block
    assign =
      map @: bool
      binary ==: bool
        .skc_state: uint8 (sock_common.skc_state at 18)
          ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
            sk: struct sock * (argument)
        TCP_ESTABLISHED: enum { TCP_ESTABLISHED ... } (enum without a name, 1 here)
