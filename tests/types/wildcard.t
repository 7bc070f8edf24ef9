# one clause for each set of argument types
-- args
-d types @e@
-- world 6.12
-- script
t:skb:*kfree_skb*,t:skb:consume_skb { @[probe] = count(); }
-- out
map @[probe]: count
clause 0 by BTF
  probe tracepoint:skb:kfree_skb group 0 optional wildcard
  probe tracepoint:skb:consume_skb group 1
  block
    assign =
      map @: count
        probe: probe (builtin)
      call count: count (aggregation)
