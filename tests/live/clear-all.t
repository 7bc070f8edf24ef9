# clear() and zero() without a map are of all that print() prints; what was printed before is whole
-- needs root
-- args
-q @e@
-- script
begin {
	@v = 4;
	@k["a"] = count();
	count("b");
	start("kept");
	print();
	clear();
	@k["c"] = count();
	@k["c"] = count();
	sum(7) by "d";
	print();
	zero();
	print();
	sum(since("kept") >= 0) by "still"; // print() reads it, too: nothing was emptied since
	exit();
}
-- out
@k[a]: 1
@v: 4
"b"  COUNT
b        1
@k[c]: 2

"d"  SUM
d      7
@k[c]: 0

"d"  SUM
d      0

"still"  SUM
still      1


@k[c]: 0
"d"  SUM
d      0

"still"  SUM
still      1
