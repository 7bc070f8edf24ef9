# an unknown escape is pointed at
-- args
-n @e@
-- script
begin { printf("a\qb"); }
-- exit 1
-- err
-e:1:18: error NP0106: unknown escape '\q' in a string
    1 | begin { printf("a\qb"); }
      |                  ^~
