# what a value's statements change is seen by what stands behind them, and not by what stands before
-- needs root
-- script
begin {
	$x = 1; $y = $x + { $x = 10; $x } + $x; print($y);
	$x = 1; print(($x, { $x = 5; $x }, $x + 1));
	@m = 1; print(@m + { @m = 4; 0 } + @m);
	$i = 0; while ({ $i++; $i } < 3) { print($i); }
	$i = 0; $a = 0 && { $i++; 1 }; $b = 1 || { $i++; 1 }; $c = 1 && { $i++; 0 };
	print(($i, $a, $b, $c));
	@n[{ let $k = 5; $k }] = { let $k = 6; $k };
	for ($j : { print("from"); 0 }..{ print("to"); 1 }) { print($j); }
}
begin / { let $x = 5; $x } > 4 / { print("true"); }
begin / { let $x = 5; $x } > 5 / { print("false"); }
begin /if 1 { 0 } else { 1 }/ { print("false"); }
begin { clear(@m); exit(); }
-- out
21
(1, 5, 6)
5
1
2
(1, false, true, false)
from
to
0
true


@n[5]: 6
