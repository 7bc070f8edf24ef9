# a string beside an address that is none
-- args
-n @e@
-- world 6.12
-- script
t:tcp:tcp_retransmit_skb /ntop(saddr) == "10.10.2"/ { exit(); }
-- exit 1
-- err
-e:1:42: error NP0309: "10.10.2" is no IP address
    1 | t:tcp:tcp_retransmit_skb /ntop(saddr) == "10.10.2"/ { exit(); }
      |                                          ^~~~~~~~~
  hint: such as 10.0.0.1 or "fe80::1"
