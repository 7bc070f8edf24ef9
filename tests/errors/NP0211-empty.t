# a program without a probe
-- args
-n @e@
-- world 6.12
-- script
#define A 1
-- exit 1
-- err
nprobe: error NP0211: the program has no probe
  hint: such as t:skb:kfree_skb < count(loc) >
