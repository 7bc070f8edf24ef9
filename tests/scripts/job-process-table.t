# who drops packets, by process, a table each second: sorted, and with the names of processes that have ended
-- args
-q @e@
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tracepoint
-- timeout 2
-- setup
np_start -e 't:skb:kfree_skb /comm == "np-few" || comm == "np-many"/ < count(pid, comm) >
	interval:s:1 { print(); clear(); }'
"$TOOLS/unix_drop" np-few 5
"$TOOLS/unix_drop" np-many 23
"$TOOLS/unix_drop" np-few 5
np_shows 1 np-many
np_shows 2 np-few
np_end INT
# a table may end between two drops; the rows of each stand by their count
tell SEEN "$(awk '/COUNT$/ { last = 0 } $2 ~ /^np-/ { n[$2] += $3; if ($3 < last) print "not sorted"; last = $3 }
	END { print n["np-few"], n["np-many"] }' np.out)"
-- out
10 23


