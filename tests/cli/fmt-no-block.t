# nprobe fmt: comments behind a probe that has no block, which the end of the program ends
-- args
fmt @e@
-- script
#!/usr/bin/env nprobe
// all of it
  t:skb:kfree_skb   // a comment


//another
-- out
#!/usr/bin/env nprobe
// all of it
t:skb:kfree_skb // a comment

//another
