# map agg keyed: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @su[1] = sum(5); @su[2] = sum(-7); @av["a"] = avg(5); @av["b"] = avg(8); @mi[1,2] = min(5); @mi[1,3] = min(3); @ma[1] = max(5); @ma[2] = max(9); @st[1] = stats(5); @st[1] = stats(8); @st[2] = stats(1); exit(); }
-- out


@av[a]: 5
@av[b]: 8
@ma[1]: 5
@ma[2]: 9
@mi[1, 3]: 3
@mi[1, 2]: 5
@st[2]: { .count = 1, .average = 1, .total = 1 }
@st[1]: { .count = 2, .average = 6, .total = 13 }
@su[2]: -7
@su[1]: 5
