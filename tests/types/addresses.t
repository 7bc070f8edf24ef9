# strings beside addresses are addresses; bytes are taken as ntop() would
-- args
-d types @e@
-- world 6.12
-- script
t:tcp:tcp_retransmit_skb /saddr == "10.1.2.3" || saddr_v6 in "fe80::/10" || ntop(daddr) != 10.0.0.1/ { @[ntop(saddr)] = count(); }
-- out
map @[inet]: count
clause 0
  probe tracepoint:tcp:tcp_retransmit_skb group 0
  argument saddr: uint8[4]
  argument saddr_v6: uint8[16]
  argument daddr: uint8[4]
  predicate
    binary ||: bool
      binary ||: bool
        binary ==: bool
          call ntop: inet (builtin)
            saddr: uint8[4] (argument)
          10.1.2.3: inet
        in: bool
          call ntop: inet (builtin)
            saddr_v6: uint8[16] (argument)
          fe80::/10: inet
      binary !=: bool
        call ntop: inet (builtin)
          daddr: uint8[4] (argument)
        10.0.0.1: inet
  block
    assign =
      map @: count
        call ntop: inet (builtin)
          saddr: uint8[4] (argument)
      call count: count (aggregation)
