# div zero: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { $z = @zero; print(5 / $z); print(5 % $z); @zero = 0; exit(); }
-- out
1
1


@zero: 0
