# stats many: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @ = stats(1); @ = stats(2); @ = stats(4); @k["a"] = stats(-1); @k["b"] = stats(3); print(@); print(@k); exit(); }
-- out
@: { .count = 3, .average = 2, .total = 7 }
@k[a]: { .count = 1, .average = -1, .total = -1 }
@k[b]: { .count = 1, .average = 3, .total = 3 }


@: { .count = 3, .average = 2, .total = 7 }
@k[a]: { .count = 1, .average = -1, .total = -1 }
@k[b]: { .count = 1, .average = 3, .total = 3 }
