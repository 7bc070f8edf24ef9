# a conversion without its value
-- args
-n @e@
-- world 6.12
-- script
begin { printf("%d %d\n", 1); }
-- exit 1
-- err
-e:1:16: error NP0303: the format has more conversions than the 1 value given
    1 | begin { printf("%d %d\n", 1); }
      |                ^~~~~~~~~
