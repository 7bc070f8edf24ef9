# sort agg: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @c["x"] = count(); @c["x"] = count(); @c["y"] = count(); @a["x"] = avg(9); @a["y"] = avg(2); @s["x"] = stats(9); @s["x"] = stats(9); @s["y"] = stats(20); @m["x"]=max(3); @m["y"]=max(1); exit(); }
-- out


@a[y]: 2
@a[x]: 9
@c[y]: 1
@c[x]: 2
@m[y]: 1
@m[x]: 3
@s[x]: { .count = 2, .average = 9, .total = 18 }
@s[y]: { .count = 1, .average = 20, .total = 20 }
