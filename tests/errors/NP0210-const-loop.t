# a constant that is defined by itself
-- args
-n @e@
-- world 6.12
-- script
#define A A + 1
begin { @x = A; }
-- exit 1
-- err
-e:2:14: error NP0210: 'A' is defined by itself
    2 | begin { @x = A; }
      |              ^
-e:1:9: note: in the macro 'A'
    1 | #define A A + 1
      |         ^
  hint: a #define may not lead back to itself
