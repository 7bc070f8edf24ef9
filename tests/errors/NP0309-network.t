# a network is not an address, and has a prefix that fits
-- args
-n @e@
-- world 6.12
-- script
param net: cidr = any
t:tcp:tcp_retransmit_skb /saddr == "10.0.0.0/8" || saddr in "10.0.0.0/33" || saddr == net/ { }
-- exit 1
-- err
-e:2:36: error NP0309: "10.0.0.0/8" is a network, and one address is expected
    2 | t:tcp:tcp_retransmit_skb /saddr == "10.0.0.0/8" || saddr in "10.0.0.0/33" || saddr == net/ { }
      |                                    ^~~~~~~~~~~~
  hint: whether an address is within it: x in 10.0.0.0/8
-e:2:61: error NP0309: "10.0.0.0/33" is no IP address or network
    2 | t:tcp:tcp_retransmit_skb /saddr == "10.0.0.0/8" || saddr in "10.0.0.0/33" || saddr == net/ { }
      |                                                             ^~~~~~~~~~~~~
  hint: such as 10.0.0.0/8 or "fe80::/10"
-e:2:87: error NP0301: 'net' is a network, and one address is compared
    2 | t:tcp:tcp_retransmit_skb /saddr == "10.0.0.0/8" || saddr in "10.0.0.0/33" || saddr == net/ { }
      |                                                                                       ^~~
  hint: write: in net
