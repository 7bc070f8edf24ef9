# a map that never gets a value, with the nearest
-- args
-n @e@
-- world 6.12
-- script
begin { @count = 1; printf("%d\n", @cuont); }
-- exit 1
-- err
-e:1:36: error NP0306: map '@cuont' never gets a value
    1 | begin { @count = 1; printf("%d\n", @cuont); }
      |                                    ^~~~~~
  hint: did you mean '@count'?
