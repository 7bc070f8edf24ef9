# alternatives share a body, and are one group; those of another kind have their own
-- args
-d types @e@
-- world 6.12
-- script
p:kfree_skb | p:sk_skb_reason_drop | t:skb:kfree_skb { @ = count(); }
-- out
map @: count
clause 0
  probe kprobe:kfree_skb group 0
  probe kprobe:sk_skb_reason_drop group 0
  block
    assign =
      map @: count
      call count: count (aggregation)
clause 0 by BTF
  probe tracepoint:skb:kfree_skb group 0
  block
    assign =
      map @: count
      call count: count (aggregation)
