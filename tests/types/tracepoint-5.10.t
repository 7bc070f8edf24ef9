# fields of a tracepoint by name, with the types of kernel 5.10
-- args
-d types @e@
-- world 5.10
-- script
t:tcp:tcp_retransmit_skb { @[skaddr, state, sport, saddr[0]] = count(); }
-- out
map @[(void *, int64, uint64, uint64)]: count
clause 0
  probe tracepoint:tcp:tcp_retransmit_skb
  argument skaddr: void *
  argument state: int32
  argument sport: uint16
  argument saddr: uint8[4]
block
  assign =
    map @
      key: name skaddr
      key: cast
        name state
      key: cast
        name sport
      key: cast
        index
          name saddr
          int 0
    call count
