# only variables and maps are assigned
-- args
-n @e@
-- script
begin { 1 = 2; (1)++; }
-- exit 1
-- err
-e:1:9: error NP0109: only a variable '$x' or a map '@x' can be assigned
    1 | begin { 1 = 2; (1)++; }
      |         ^
  hint: a comparison is written ==
-e:1:17: error NP0109: '++' changes a variable '$x' or a map '@x', and this is neither
    1 | begin { 1 = 2; (1)++; }
      |                 ^
