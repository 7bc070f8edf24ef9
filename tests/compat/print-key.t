# print() of one key: the same bytes as bpftrace 0.27
-- needs root kernel>=5.19
-- script
begin { @c[1] = count(); @c[2] = count(); print(@c[1]); @p[1,2] = 5; print(@p[1,2]); print(@p[3,3]); @a[1] = avg(5); print(@a[1]); @s[1] = sum(-4); print(@s[1]); @m[2] = min(-9); print(@m[2]); @n = count(); print((@n, 1)); clear(@c); clear(@p); clear(@a); clear(@s); clear(@m); clear(@n); exit(); }
-- out
1
5
0
5
-4
-9
(1, 1)


