# delete: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @m[1] = 1; @m[2] = 2; delete(@m[1]); @s = 5; delete(@s); @t[1,2] = 3; delete(@t, (1,2)); @u[1] = 1; @u[2]=2; delete(@u, 1); print(delete(@u, 9)); exit(); }
-- out
false


@m[2]: 2
@u[2]: 2
