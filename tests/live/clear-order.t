# clear and zero act at once, in the kernel, and what was to be printed before them is printed as it was
-- needs root
-- script
begin {
	@x[1] = 1; print(@x); clear(@x); printf("%d\n", @x[1]); @x[2] = 2; print(@x);
	@c = count(); @c = count(); print(@c); zero(@c); @c = count(); print(@c); clear(@c); print(@c);
	@k["a"] = count(); @k["a"] = count(); zero(@k); @k["b"] = count(); print(@k);
	@s = 5; clear(@s); print(@s); clear(@s); @s += 2; print(@s);
	@h = hist(3); print(@h); clear(@h); @h = hist(1); print(@h); clear(@h);
	clear(@x); clear(@k);
	exit();
}
-- out
@x[1]: 1
0
@x[2]: 2
@c: 2
@c: 1
@c: 0
@k[a]: 0
@k[b]: 1
@s: 0
@s: 2
@h:
[2, 4)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

@h:
[1]                    1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|



@s: 2
