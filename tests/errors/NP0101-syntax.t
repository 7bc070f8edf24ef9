# an unexpected token is shown with what was expected
-- args
-n @e@
-- script
begin { printf("x" 1); }
-- exit 1
-- err
-e:1:20: error NP0101: unexpected '1', expected an operator, ',' or ')'
    1 | begin { printf("x" 1); }
      |                    ^
