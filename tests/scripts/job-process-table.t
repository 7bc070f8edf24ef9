# who drops packets, by process, a table each second: sorted, and with the names of processes that have ended
-- script
t:skb:kfree_skb < count(pid, comm) >
interval:s:1 { print(); clear(); }
-- needs root tracepoint
-- traffic
"$TOOLS/unix_drop" np-few 5
"$TOOLS/unix_drop" np-many 23
sleep 2
-- contains
{{^ *pid +comm +COUNT$}}
{{^ *\d+ +np-few +5$}}
{{^ *\d+ +np-many +23$}}
