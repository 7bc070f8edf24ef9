# blocks without a value; what is not known when the program is compiled
-- args
-n @e@
-- world 6.12
-- script
macro nothing() { 5; }
begin {
	$a = { 5; };
	$b = if 1 { 5 };
	$c = nothing;
}
-- exit 1
-- err
-e:3:7: error NP0301: this block has no value
    3 |  $a = { 5; };
      |       ^~~~~~
  hint: its last expression, without ';' behind it, is its value
-e:4:7: error NP0301: an 'if' without 'else' is not a value
    4 |  $b = if 1 { 5 };
      |       ^~~~~~~~~~
  hint: write both: if (c) { 1 } else { 2 }
-e:1:17: error NP0301: this block has no value
    1 | macro nothing() { 5; }
      |                 ^~~~~~
-e:5:7: note: 'nothing' is used here
    5 |  $c = nothing;
      |       ^~~~~~~
  hint: its last expression, without ';' behind it, is its value
