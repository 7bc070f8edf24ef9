# -n compiles and loads nothing: no root, no output
-- args
-n @e@
-- world 6.1
-- script
t:skb:kfree_skb < count(loc, reason) >
