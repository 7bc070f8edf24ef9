# reading aggregations: the same bytes as bpftrace 0.27
-- needs root kernel>=5.19
-- script
begin { @s[1] = sum(-5); @s[1] = sum(1); @m[1] = min(-3); @m[1] = min(4); @x[1] = max(-9); @a[1] = avg(-5); @a[1] = avg(-6); printf("%d %d %d %d\n", (int64)@s[1], (int64)@m[1], (int64)@x[1], (int64)@a[1]); if (@s[1] < 0) { printf("neg\n"); } exit(); }
-- out
-4 -3 -9 -5
neg


@a[1]: -5
@m[1]: -3
@s[1]: -4
@x[1]: -9
