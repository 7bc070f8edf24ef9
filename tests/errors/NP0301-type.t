# a string where a number is expected
-- args
-n @e@
-- world 6.12
-- script
begin { @x = 1 + "a"; }
-- exit 1
-- err
-e:1:16: error NP0301: strings are compared with == and != only
    1 | begin { @x = 1 + "a"; }
      |                ^
