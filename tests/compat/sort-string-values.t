# sort string values: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @[1] = "zz"; @[2] = "aa"; @[3] = "mm"; exit(); }
-- out


@[1]: zz
@[2]: aa
@[3]: mm
