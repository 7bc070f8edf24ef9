# map sum avg min max stats: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @su = sum(5); @su = sum(7); @av = avg(5); @av = avg(8); @mi = min(5); @mi = min(3); @ma = max(5); @ma = max(9); @st = stats(5); @st = stats(8); exit(); }
-- out


@av: 6
@ma: 9
@mi: 3
@st: { .count = 2, .average = 6, .total = 13 }
@su: 12
