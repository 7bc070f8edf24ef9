# an unknown name, with the nearest argument
-- args
-n @e@
-- world 6.12
-- script
t:skb:kfree_skb { @[locaton] = count(); }
-- exit 1
-- err
-e:1:21: error NP0205: 'locaton' is not known here
    1 | t:skb:kfree_skb { @[locaton] = count(); }
      |                     ^~~~~~~
  hint: did you mean 'location'?
