# a constant index outside of an array
-- args
-n @e@
-- world 6.12
-- script
t:tcp:tcp_retransmit_skb { @[saddr[4]] = count(); }
-- exit 1
-- err
-e:1:36: error NP0308: index 4 is outside of uint8[4]
    1 | t:tcp:tcp_retransmit_skb { @[saddr[4]] = count(); }
      |                                    ^
