# str truncate: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { print(str("abcdef", 3)); $s = "x"; @k["abc"] = 1; @k["abcdef"] = 2; exit(); }
-- out
abc


@k[abc]: 1
@k[abcdef]: 2
