# a statement has a map of its own
-- args
-d types @e@
-- world 6.12
-- script
t:skb:kfree_skb < count(loc, reason) >
-- out
map count(loc, reason)[loc, enum skb_drop_reason]: count (table)
clause 0 by BTF
  probe tracepoint:skb:kfree_skb group 0
  argument location: void * (raw location)
  argument reason: enum skb_drop_reason (raw reason)
  block
    assign =
      map count(loc, reason): count
        loc: loc (builtin)
        reason: enum skb_drop_reason (argument)
      call count: count (aggregation)
