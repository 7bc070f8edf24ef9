# a declared variable ends with its block; one that never gets a value has no type
-- args
-n @e@
-- world 6.12
-- script
begin { if (1) { let $x = 1; } print($x); let $y; print($y); }
-- exit 1
-- err
-e:1:38: error NP0207: variable '$x' has no value here
    1 | begin { if (1) { let $x = 1; } print($x); let $y; print($y); }
      |                                      ^~
  hint: it ended with the block that it was declared in: declare it before that
-e:1:57: error NP0207: variable '$y' never gets a value
    1 | begin { if (1) { let $x = 1; } print($x); let $y; print($y); }
      |                                                         ^~
