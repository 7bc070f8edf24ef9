# a tracepoint that does not exist, with the nearest
-- args
-n @e@
-- world 6.12
-- script
t:skb:kfree_sbk { @ = count(); }
-- exit 1
-- err
-e:1:1: error NP0203: there is no tracepoint 'skb:kfree_sbk'
    1 | t:skb:kfree_sbk { @ = count(); }
      | ^~~~~~~~~~~~~~~
  hint: did you mean 't:skb:kfree_skb'?
