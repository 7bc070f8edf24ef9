# a function that the compiler kept only as a clone of its own is found by its plain name
-- world 6.12
-- args
-d types @e@
-- script
p:__netif_receive_skb_core < count(probe) >
-- out
map count(probe)[probe]: count (table)
clause 0
  probe kprobe:__netif_receive_skb_core.constprop.0 group 0 optional wildcard
  block
    assign =
      map count(probe): count
        probe: probe (builtin)
      call count: count (aggregation)
-- err
-e:1:3: warning: the compiler kept '__netif_receive_skb_core' only as __netif_receive_skb_core.constprop.0, which may run for a part of the calls
    1 | p:__netif_receive_skb_core < count(probe) >
      |   ^~~~~~~~~~~~~~~~~~~~~~~~
