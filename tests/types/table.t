# a statement has a map of its own
-- args
-d types @e@
-- world 6.12
-- script
t:skb:kfree_skb < count(loc, reason) >
-- out
map count(loc, reason)[(loc, enum skb_drop_reason)]: count (table)
clause 0
  probe tracepoint:skb:kfree_skb
  argument location: void *
  argument reason: enum skb_drop_reason
block
  assign =
    map @count(loc, reason)
      key: name loc
      key: name reason
    call count
