# quantile: exact up to 16, else within a sixteenth; the largest is exact; numbers below 0 count as 0
-- needs root
-- script
begin { $i = 0; while ($i < 10) { $i++; @ten = quantile($i); @odd[$i % 2] = quantile($i); quantile($i) by "x"; } }
begin { unroll (99) { @far = quantile(1000000); } @far = quantile(7777777); }
begin { @low = quantile(-5); @big = quantile(0x7fffffffffffffff); print(@ten, 0, 2); exit(); }
-- out
@ten: { .p50 = 2, .p90 = 4, .p99 = 5, .p99.9 = 5, .max = 5 }


@big: { .p50 = 9223372036854775807, .p90 = 9223372036854775807, .p99 = 9223372036854775807, .p99.9 = 9223372036854775807, .max = 9223372036854775807 }
@far: { .p50 = {{9[4-9]....|10[0-5]....}}, .p90 = {{9[4-9]....|10[0-5]....}}, .p99 = {{9[4-9]....|10[0-5]....}}, .p99.9 = 7777777, .max = 7777777 }
@low: { .p50 = 0, .p90 = 0, .p99 = 0, .p99.9 = 0, .max = 0 }
@odd[1]: { .p50 = 5, .p90 = 9, .p99 = 9, .p99.9 = 9, .max = 9 }
@odd[0]: { .p50 = 6, .p90 = 10, .p99 = 10, .p99.9 = 10, .max = 10 }
@ten: { .p50 = 5, .p90 = 9, .p99 = 10, .p99.9 = 10, .max = 10 }
"x"  P50  P90  P99  P99.9  MAX
x      5    9   10     10   10
