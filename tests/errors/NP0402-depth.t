# loops over maps call back: nested deeper than the kernel's frames go
-- script
begin { for ($a : @m) { for ($b : @m) { for ($c : @m) { for ($d : @m) { for ($e : @m) {
	for ($f : @m) { for ($g : @m) { for ($h : @m) { for ($i : @m) { @n++; } } } } } } } } }
	@m[1] = 1; exit(); }
-- err
-e:1:1: error NP0402: functions and loops of this clause, with ours, are within each other to a depth of 10; the kernel allows 7
    1 | begin { for ($a : @m) { for ($b : @m) { for ($c : @m) { for ($d : @m) { for ($e : @m) {
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: nest fewer loops, or put what is within into a probe of its own
-- exit 1
