# print(@, top, div) of every kind of map: what is divided and cut, and what is not: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	@l[1] = lhist(5, 0, 100, 10); @l[1] = lhist(5, 0, 100, 10); @l[1] = lhist(5, 0, 100, 10); @l[1] = lhist(15, 0, 100, 10); @l[2] = lhist(7, 0, 100, 10);
	@h[1] = hist(7); @h[1] = hist(7); @h[1] = hist(7); @h[2] = hist(9); @h[3] = hist(4); @h[3] = hist(4);
	@st[1] = stats(10); @st[1] = stats(20); @st[2] = stats(3); @st[3] = stats(100);
	@a[1] = avg(10); @a[2] = avg(20); @a[2] = avg(7); @m[1] = max(10); @m[2] = max(11); @mi[1] = min(10); @mi[2] = min(11);
	@str[1] = "a"; @str[2] = "b"; @s = stats(7); @tup[1, 2] = (3, 4); @tup[2, 1] = (0, 1); @av = avg(3); @av = avg(8);
	@c[1] = count(); @su[1] = sum(5); @i[1] = 10;
	print(@l, 1, 2); print(@h, 2, 2); print(@st, 2, 2); print(@a, 1, 2); print(@m, 1, 2); print(@mi, 1, 2); print(@str, 1); print(@s, 1, 2);
	print(@tup, 1); print(@av, 1, 2); print(@st, 1); print(@c, 1, 2); print(@su, 1, 2); print(@i, 1, 3);
	clear(@l); clear(@h); clear(@st); clear(@a); clear(@m); clear(@mi); clear(@str); clear(@s); clear(@tup); clear(@av); clear(@c); clear(@su); clear(@i);
	exit();
}
-- out
@l[1]:
[0, 10)                3 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|
[10, 20)               1 |@@@@@@@@@@@@@@@@@                                   |

@h[3]:
[4, 8)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

@h[1]:
[4, 8)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

@st[1]: { .count = 2, .average = 7, .total = 30 }
@st[3]: { .count = 1, .average = 50, .total = 100 }
@a[2]: 6
@m[2]: 5
@mi[2]: 5
@str[2]: b
@s: { .count = 1, .average = 3, .total = 7 }
@tup[2, 1]: (0, 1)
@av: 2
@st[3]: { .count = 1, .average = 100, .total = 100 }
@c[1]: 0
@su[1]: 2
@i[1]: 3


