# what is not known when the program is compiled
-- args
-n @e@
-- world 6.12
-- script
begin {
	$d = comptime pid;
	if comptime (nsecs > 5) { print(1); }
}
-- exit 1
-- err
-e:2:16: error NP0301: this is not known when the program is compiled
    2 |  $d = comptime pid;
      |                ^~~
-e:3:15: error NP0301: this is not known when the program is compiled
    3 |  if comptime (nsecs > 5) { print(1); }
      |               ^~~~~~~~~
