# --allow permits what is within the level
-- world 6.12
-- args
-n --allow safe @e@
-- script
t:skb:kfree_skb < count(loc, packet(skbaddr).saddr) >
-- out
