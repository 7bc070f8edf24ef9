# the same by the function: only a letter changes from its entry to its return
# (that it has another name on 5.17 and later is told)
-- script
p:kfree_skb < count(pid, comm) >
r:kfree_skb < count(comm, pid) >
-- needs root kprobe
-- timeout 2
-- traffic
"$TOOLS/unix_drop" np-many 23
-- err contains
{{^Attached 2 probes$}}
-- contains
{{^ *\d+ +np-many +23$}}
{{^np-many +\d+ +23$}}
