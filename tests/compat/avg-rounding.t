# avg rounding: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @a = avg(1); @a = avg(2); @b = avg(-1); @b = avg(-2); @c = avg(0); exit(); }
-- out


@a: 1
@b: -1
@c: 0
