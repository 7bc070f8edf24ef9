# a '>' that ended the block is named, with the fix
-- args
-n @e@
-- script
t:skb:kfree_skb < @x = a > b >
-- exit 1
-- err
-e:1:30: error NP0108: unexpected '>', expected a block { } or < >
    1 | t:skb:kfree_skb < @x = a > b >
      |                              ^
-e:1:26: note: this '>' ended the block '<'
    1 | t:skb:kfree_skb < @x = a > b >
      |                          ^
  hint: within < >, write a comparison in parentheses: (a > b)
