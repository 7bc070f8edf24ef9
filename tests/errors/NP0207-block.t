# a variable ends with the block that it was first assigned in
-- args
-n @e@
-- world 6.12
-- script
begin { if (1) { $x = 1; } print($x); }
-- exit 1
-- err
-e:1:34: error NP0207: variable '$x' has no value here
    1 | begin { if (1) { $x = 1; } print($x); }
      |                                  ^~
  hint: it ended with the block that it was first assigned in: give it a value before that
