# a conversion without its value
-- args
-n @e@
-- world 6.12
-- script
begin { printf("%d %d\n", 1); }
-- exit 1
-- err
-e:1:20: error NP0303: no value is given for '%d'
    1 | begin { printf("%d %d\n", 1); }
      |                    ^~
