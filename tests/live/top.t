# --top: the largest rows, what the rest comes to, and what all do; averages and quantiles are of all values
-- needs root
-- args
-q --top 2 @e@
-- script
begin {
	$i = 0;
	while ($i < 7) {
		count($i % 4, "x");
		avg($i) by $i;
		quantile($i * 10) by $i % 2;
		sum($i) by "one";
		count();
		@k[$i] = $i;
		$i++;
	}
	exit();
}
-- out


@k[5]: 5
@k[6]: 6
     i  COUNT  AVG
     6      1    6
     5      1    5
5 more      5    2
 total      7    3

$i % 4  "x"  COUNT
     2  x        2
     1  x        2
2 more           3
 total           7

COUNT
    7

$i % 2  P50  P90  P99  P99.9  MAX
     0   20   60   60     60   60
     1   30   50   50     50   50
 total   30   60   60     60   60

"one"  SUM
one     21
