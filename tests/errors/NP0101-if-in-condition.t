# #if takes no `if` without an else
-- args
-n @e@
-- script
#if 0 < if 2 > 3 { 1 }
begin { }
#endif
begin { exit(); }
-- exit 1
-- err
-e:1:9: error NP0101: #if knows no more than numbers and macros
    1 | #if 0 < if 2 > 3 { 1 }
      |         ^~~~~~~~~~~~~~
