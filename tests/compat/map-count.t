# map count: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @ = count(); @k[1] = count(); @k[1] = count(); @k[2] = count(); exit(); }
-- out


@: 1
@k[2]: 1
@k[1]: 2
