# an unknown kind of probe, with the nearest
-- args
-n @e@
-- world 6.12
-- script
tracepont:skb:kfree_skb { @ = count(); }
-- exit 1
-- err
-e:1:1: error NP0201: there is no kind of probe 'tracepont'
    1 | tracepont:skb:kfree_skb { @ = count(); }
      | ^~~~~~~~~
  hint: did you mean 'tracepoint'?
