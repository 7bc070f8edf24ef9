# print map whole: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @x = 5; print(@x); @c = count(); print(@c); @k[1] = 2; @k[2] = 1; print(@k); print(@h); @h = hist(5); exit(); }
-- out
@x: 5
@c: 1
@k[2]: 1
@k[1]: 2
@h:
[4, 8)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|



@c: 1
@h:
[4, 8)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

@k[2]: 1
@k[1]: 2
@x: 5
