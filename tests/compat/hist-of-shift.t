# a histogram of a value whose largest LLVM can tell: the kernel must be able to tell it, too
-- needs root
-- script
begin { $n = 3; @h[0] = hist(6 >> $n, 4); @l = lhist(70 >> $n, 0, 20, 5); exit(); }
-- out


@h[0]:
[0]                    1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

@l:
[5, 10)                1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

