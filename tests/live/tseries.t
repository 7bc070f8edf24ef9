# tseries: intervals of the wall clock, a value for each of the last, none for those between; as a statement a table
-- args
-q @e@
-- script
interval:ms:250 {
	@n++;
	if (@n == 1 || @n == 2 || @n == 5 || @n == 7) { @a = tseries(@n * 10, 250ms, 20, "max"); }
	tseries(@n, 1d, 3, "sum") by comm;
	if (@n == 8) { exit(); }
}
-- needs root
-- contains
{{^@a:$}}
{{^hh:mm:ss.ms  \|_{51}\|$}}
{{^\d\d:\d\d:\d\d\.(000|250|500|750) \*                                                   \| 10$}}
{{^\d\d:\d\d:\d\d\.(000|250|500|750) \|                                                   \* 70$}}
{{^\d\d:\d\d:\d\d\.(000|250|500|750) \|                                                   \| -$}}
{{^             10                                                 70$}}
{{ 36$}}
