# -d ir is LLVM's text after the passes
-- args
-d ir @e@
-- world 6.12
-- script
t:skb:kfree_skb < count(loc) >
-- contains
{{^define i32 @np_0\(ptr %0\) section "np/0"}}
{{load volatile i64, ptr %\d+, align 8}}
