# a macro's variables are its own, and read as they were written; statements in it make tables
-- args
-d types @e@
-- world 6.12
-- script
macro tally(x) { $key = x; count($key); }
t:skb:kfree_skb { $key = 1; tally(reason); }
-- out
map count($key)[enum skb_drop_reason]: count (table)
clause 0 by BTF
  probe tracepoint:skb:kfree_skb group 0
  argument reason: enum skb_drop_reason (raw reason)
  variable $key: int64
  variable $key'1: enum skb_drop_reason
  block
    assign =
      $key: int64
      1: int64
    block
      assign =
        $key: enum skb_drop_reason
        reason: enum skb_drop_reason (argument)
      assign =
        map count($key): count
          $key: enum skb_drop_reason
        call count: count (aggregation)
