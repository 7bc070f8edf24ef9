# members: nested, anonymous, bitfields, arrays, strings
-- args
-d types @e@
-- world 6.12
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)skbaddr; @[$s->len, $s->dev->name, $s->pkt_type, $s->sk->__sk_common.skc_daddr] = count(); }
-- out
map @[(uint64, string[16], uint64, uint64)]: count
clause 0
  probe tracepoint:skb:kfree_skb
  argument skbaddr: void *
  variable $s: struct sk_buff *
block
  assign =
    scratch $s
    cast (struct sk_buff *)
      name skbaddr
  assign =
    map @
      key: cast
        member ->len
          scratch $s
      key: member ->name
        member ->dev
          scratch $s
      key: cast
        member ->pkt_type
          scratch $s
      key: cast
        member .skc_daddr
          member ->__sk_common
            member ->sk
              scratch $s
    call count
