# print hist div: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @h = hist(5); @h = hist(5); print(@h, 0, 2); @l = lhist(5, 0, 10, 5); print(@l); clear(@h); clear(@l); exit(); }
-- out
@h:
[4, 8)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

@l:
[5, 10)                1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|



