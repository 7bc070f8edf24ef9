# calls of macros: their arguments are counted
-- args
-n @e@
-- script
#define TWO(a, b) a + b
begin { @ = TWO(1); @b = TWO(1, 2, 3); @d = TWO((1; }
-- exit 1
-- err
-e:2:13: error NP0302: macro 'TWO' takes 2 arguments, and here is 1
    2 | begin { @ = TWO(1); @b = TWO(1, 2, 3); @d = TWO((1; }
      |             ^~~
-e:1:9: note: it is defined here
    1 | #define TWO(a, b) a + b
      |         ^~~
-e:2:26: error NP0302: macro 'TWO' takes 2 arguments, and here are 3
    2 | begin { @ = TWO(1); @b = TWO(1, 2, 3); @d = TWO((1; }
      |                          ^~~
-e:1:9: note: it is defined here
    1 | #define TWO(a, b) a + b
      |         ^~~
-e:2:45: error NP0101: the arguments of 'TWO' are not closed by ')'
    2 | begin { @ = TWO(1); @b = TWO(1, 2, 3); @d = TWO((1; }
      |                                             ^~~
