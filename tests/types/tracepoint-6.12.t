# fields of a tracepoint by name, with the types of kernel 6.12
-- args
-d types @e@
-- world 6.12
-- script
t:tcp:tcp_retransmit_skb { @[skaddr, state, sport, saddr[0]] = count(); }
-- out
map @[struct sock *, int64, uint64, uint64]: count
clause 0
  probe tracepoint:tcp:tcp_retransmit_skb group 0
  argument skaddr: struct sock * (raw sk)
  argument state: int32
  argument sport: uint16
  argument saddr: uint8[4]
  block
    assign =
      map @: count
        skaddr: struct sock * (argument)
        convert: int64
          state: int32 (argument)
        convert: uint64
          sport: uint16 (argument)
        convert: uint64
          index: uint8
            saddr: uint8[4] (argument)
            0: int64
      call count: count (aggregation)
