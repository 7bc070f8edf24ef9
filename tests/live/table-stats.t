# rows of stats stand by their total in tables, by their average in maps; --top has the largest totals
-- needs root
-- args
-q --top 2 @e@
-- script
begin {
	for ($i : 0..12) {
		$what = $i < 10 ? "often" : $i == 10 ? "slow" : "least";
		$n = $i < 10 ? 5 : $i == 10 ? 30 : 1;
		stats($n) by $what;
		@[$what] = stats($n);
	}
	exit();
}
-- out


@[often]: { .count = 10, .average = 5, .total = 50 }
@[slow]: { .count = 1, .average = 30, .total = 30 }
what    COUNT  AVG  TOTAL
often      10    5     50
slow        1   30     30
1 more      1    1      1
total      12    6     81
