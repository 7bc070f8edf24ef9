# a pointer type has a greatest number of stars
-- args
-n @e@
-- script
begin { $x = (u8 ****************** *)3 }
-- exit 1
-- err
-e:1:34: error NP0107: pointers nested deeper than 16 levels
    1 | begin { $x = (u8 ****************** *)3 }
      |                                  ^
