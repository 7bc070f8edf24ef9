# map agg unsigned: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @su = sum((uint64)5); @av = avg((uint64)5); @mi = min((uint64)5); @ma = max((uint64)18446744073709551615); @st = stats((uint64)9); exit(); }
-- out


@av: 5
@ma: 18446744073709551615
@mi: 5
@st: { .count = 1, .average = 9, .total = 9 }
@su: 5
