# key kinds: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @p[(uint8*)0xffffffff81000000] = 1; @b[true] = 2; @n[(int8)-3] = 3; @u[(uint64)18446744073709551615] = 4; exit(); }
-- out


@b[true]: 2
@n[-3]: 3
@p[0xffffffff81000000]: 1
@u[18446744073709551615]: 4
