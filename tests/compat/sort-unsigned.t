# sort unsigned: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @[1] = (uint64)18446744073709551615; @[2] = (uint64)1; @[3] = (uint64)9223372036854775808; exit(); }
-- out


@[2]: 1
@[3]: 9223372036854775808
@[1]: 18446744073709551615
