# incdec values: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { $x = 5; print($x++); print($x); print(++$x); print($x--); print(--$x); @m = 1; print(@m++); print(++@m); print(@m--); print(--@m); @k[1]++; @k[1]++; ++@k[2]; exit(); }
-- out
5
6
7
7
5
1
3
3
1


@k[2]: 1
@k[1]: 2
@m: 1
