# hist gaps: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @ = hist(8); @ = hist(8); @ = hist(8); @ = hist(64); exit(); }
-- out


@:
[8, 16)                3 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|
[16, 32)               0 |                                                    |
[32, 64)               0 |                                                    |
[64, 128)              1 |@@@@@@@@@@@@@@@@@                                   |

