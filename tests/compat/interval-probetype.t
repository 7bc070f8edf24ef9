# probetype of a timer: the same bytes as bpftrace 0.27
-- needs root
-- script
interval:ms:10 { print(probetype); @[probetype] = 1; exit(); }
-- out
interval


@[interval]: 1
