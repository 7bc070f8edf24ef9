# an unknown field of args, with the nearest
-- args
-n @e@
-- world 6.12
-- script
t:skb:kfree_skb { @[args.reson] = count(); }
-- exit 1
-- err
-e:1:26: error NP0206: tracepoint 'skb:kfree_skb' has no field 'reson'
    1 | t:skb:kfree_skb { @[args.reson] = count(); }
      |                          ^~~~~
  hint: did you mean 'reason'?
