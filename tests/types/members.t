# members: nested, anonymous, bitfields, arrays, strings
-- args
-d types @e@
-- world 6.12
-- script
t:skb:kfree_skb { $s = (struct sk_buff *)skbaddr; @[$s->len, $s->dev->name, $s->pkt_type, $s->sk->__sk_common.skc_daddr] = count(); }
-- out
map @[uint64, string[17], uint64, uint64]: count
clause 0 by BTF
  probe tracepoint:skb:kfree_skb group 0
  argument skbaddr: struct sk_buff * (raw skb)
  variable $s: struct sk_buff *
  block
    assign =
      $s: struct sk_buff *
      cast: struct sk_buff *
        skbaddr: struct sk_buff * (argument)
    assign =
      map @: count
        convert: uint64
          ->len: uint32 (sk_buff.len at 112, by pointer)
            $s: struct sk_buff *
        ->name: string[16] (net_device.name at 304, by pointer)
          ->dev: struct net_device * (sk_buff.dev at 16, by pointer)
            $s: struct sk_buff *
        convert: uint64
          ->pkt_type: uint8 (sk_buff.pkt_type at 128, 3 bits, by pointer)
            $s: struct sk_buff *
        convert: uint64
          .skc_daddr: uint32 (sock_common.skc_daddr at 0)
            ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
              ->sk: struct sock * (sk_buff.sk at 24, by pointer)
                $s: struct sk_buff *
      call count: count (aggregation)
