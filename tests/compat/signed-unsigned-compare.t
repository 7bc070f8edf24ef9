# signed unsigned compare: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { $u = (uint32)5; $i = (int32)-5; print($u > $i); print((uint64)1 < -1); print((int64)-1 < (uint64)1); exit(); }
-- out
true
false
true


