# one clause for each set of argument types
-- args
-d types @e@
-- world 6.12
-- script
t:skb:*kfree_skb*,t:skb:consume_skb { @[probe] = count(); }
-- out
map @[probe]: count
clause 0
  probe tracepoint:skb:kfree_skb optional wildcard
  probe tracepoint:skb:consume_skb
block
  assign =
    map @
      key: name probe
    call count
