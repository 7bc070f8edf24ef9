# unset map never: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { if (0) { @x = 1; @k[1] = 2; @c = count(); @h = hist(1); @a = avg(1); @mi = min(2); @st = stats(1); @s = "x"; } exit(); }
-- out


