# sort int64 values: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @["c"] = (int64)3; @["a"] = (int64)1; @["b"] = (int64)2; @["d"] = (int64)-4; exit(); }
-- out


@[d]: -4
@[a]: 1
@[b]: 2
@[c]: 3
