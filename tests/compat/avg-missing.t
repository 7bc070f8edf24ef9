# the average of a key that is not there is 0, whatever dividing by zero is
-- needs root kernel>=5.19
-- script
begin { @a[1] = avg(5); print((int64)@a[1]); print((int64)@a[2]); @b[2] = avg((uint64)5); print((int64)@b[1]); exit(); }
-- out
5
0
0


@a[1]: 5
@b[2]: 5
