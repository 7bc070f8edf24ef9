# an incomplete probe, with how it is written
-- args
-n @e@
-- world 6.12
-- script
t:skb { @ = count(); }
-- exit 1
-- err
-e:1:1: error NP0202: 't:skb' is not a complete probe
    1 | t:skb { @ = count(); }
      | ^~~~~
  hint: it is written t:system:name, such as t:skb:kfree_skb
