# the stacks of drops in one program, by the name that the function had once
# (which is told, where it has another)
-- script
p:kfree_skb (comm == "np-drop") < count(kstack) >
-- needs root kprobe
-- traffic
"$TOOLS/unix_drop" np-drop 7
"$TOOLS/unix_drop" np-other 5
-- err contains
{{^Attached 1 probe$}}
-- contains
{{^ *unix_release_sock\+\d+.*$}}
{{ 7$}}
-- absent
{{ 5$}}
