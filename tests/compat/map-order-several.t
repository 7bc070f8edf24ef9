# map order several: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @z = 1; @a[2] = 3; @m = count(); @b = hist(1); exit(); }
-- out


@a[2]: 3
@b:
[1]                    1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

@m: 1
@z: 1
