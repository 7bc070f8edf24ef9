# params: numbers, texts, addresses, and whether they were given
-- args
-d types @e@
-- world 6.12
-- script
param net: cidr = any
param who: ip = 10.0.0.1
param name: string = foo
param least: duration = 1ms
t:tcp:tcp_retransmit_skb /saddr in net && saddr == who && net.set && comm == name/ { @ = nsecs - least; }
-- out
map @: int64
clause 0
  probe tracepoint:tcp:tcp_retransmit_skb group 0
  argument saddr: uint8[4]
  predicate
    binary &&: bool
      binary &&: bool
        binary &&: bool
          in: bool
            call ntop: inet (builtin)
              saddr: uint8[4] (argument)
            net: inet (param)
          binary ==: bool
            call ntop: inet (builtin)
              saddr: uint8[4] (argument)
            who: inet (param)
        .set: bool (param is set)
      binary ==: bool
        comm: string[16] (builtin)
        name: string[64] (param)
  block
    assign =
      map @: int64
      binary -: int64
        nsecs: uint64 (builtin)
        least: int64 (param)
