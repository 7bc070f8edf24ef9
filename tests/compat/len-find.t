# len() and find(): the same bytes as bpftrace 0.27
-- needs root kernel>=5.13
-- script
macro many(@x) { len(@x) }
begin {
	print(len(@none)); @none[1] = 1;
	@m["a"] = 5; $v = 0;
	if (find(@m, "a", $v)) { print($v); }
	if (find(@m, "b", $v)) { print(1); } else { print($v); }
	@n[1, 2] = 5; if (find(@n, (1, 2), $w)) { print("found"); }
	@h[1] = hist(1); @h[2] = hist(1); print(len(@h) + 1);
	if (len(@m) == 1 && len(@n) < 5) { print(many(@m)); }
	delete(@m, "a"); print(len(@m));
	print(len(ustack) >= 0);
	clear(@h); clear(@n); clear(@none);
	exit();
}
-- out
0
5
5
found
3
1
0
true


