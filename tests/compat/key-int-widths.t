# key int widths: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @[(uint8)1] = 1; @[300] = 2; @t[(uint8)1, "a"] = 1; @t[70000, "long string"] = 2; exit(); }
-- out


@[1]: 1
@[300]: 2
@t[1, a]: 1
@t[70000, long string]: 2
