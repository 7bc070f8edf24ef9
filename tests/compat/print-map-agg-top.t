# print map agg top: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @m[1] = count(); @m[1] = count(); @m[2] = count(); print(@m, 1); @h[1] = hist(5); @h[2] = hist(6); @h[2] = hist(7); print(@h, 1); @st[1] = stats(10); @st[2] = stats(100); print(@st, 1, 2); @su[1] = sum(100); @su[2] = sum(999); print(@su, 0, 10); clear(@h); clear(@m); exit(); }
-- out
@m[1]: 2
@h[2]:
[4, 8)                 2 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

@st[2]: { .count = 1, .average = 50, .total = 100 }
@su[1]: 10
@su[2]: 99


@st[1]: { .count = 1, .average = 10, .total = 10 }
@st[2]: { .count = 1, .average = 100, .total = 100 }
@su[1]: 100
@su[2]: 999
