# a loop over a map within one, strings and arguments in it, an element that is removed, exit from within
-- needs root kernel>=5.13
-- script
begin {
	@names["one"] = 1; @names["two"] = 2; @names["three"] = 3; @low[1] = 1; @low[2] = 1;
}
begin {
	$text = "a text that is longer than a stack slot of sixty-four bytes, to be sure of it";
	for ($n : @names) {
		$name = $n.0;
		for ($l : @low) {
			if ($n.1 != $l.0) { continue; }
			@pairs[$name, $text == "x" ? "no" : "yes"] = $l.0 * 10 + $n.1;
		}
		if ($n.1 == 2) { delete(@names, $n.0); }
	}
	$sum = 0;
	for ($p : @pairs) { $sum += $p.1; }
	printf("%d %s\n", $sum, $text);
	for ($p : @pairs) { for ($i : 0..10) { if ($i == 3) { printf("out\n"); exit(); } } printf("never\n"); }
}
-- out
33 a text that is longer than a stack slot of sixty-four bytes, to be sure of it
out


@low[1]: 1
@low[2]: 1
@names[one]: 1
@names[three]: 3
@pairs[one, yes]: 11
@pairs[two, yes]: 22
