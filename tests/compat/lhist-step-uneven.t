# lhist step uneven: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @ = lhist(9, 0, 10, 3); @ = lhist(1, 0, 10, 3); @ = lhist(10, 0, 10, 3); exit(); }
-- out


@:
[0, 3)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@                          |
[3, 6)                 0 |                                                    |
[6, 9)                 0 |                                                    |
[9, ...)               2 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

