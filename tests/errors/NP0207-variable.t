# a variable without a value, with the nearest
-- args
-n @e@
-- world 6.12
-- script
begin { $count = 1; @x = $cuont; }
-- exit 1
-- err
-e:1:26: error NP0207: variable '$cuont' has no value here
    1 | begin { $count = 1; @x = $cuont; }
      |                          ^~~~~~
  hint: did you mean '$count'?
