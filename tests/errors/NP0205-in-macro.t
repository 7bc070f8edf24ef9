# what is wrong in a macro's body is shown where its name stands, with the macro; an argument where it is
-- args
-n @e@
-- world 6.12
-- script
#define NOPE nope + 1
#define TWO(a, b) a + b
#define FMT "%d %d\n"
begin { @c = NOPE; @d = TWO(1, missing); printf(FMT, 1); @e = LATER; }
#define LATER 1
-- exit 1
-- err
-e:4:14: error NP0205: 'nope' is not known here
    4 | begin { @c = NOPE; @d = TWO(1, missing); printf(FMT, 1); @e = LATER; }
      |              ^~~~
-e:1:9: note: in the macro 'NOPE'
    1 | #define NOPE nope + 1
      |         ^~~~
-e:4:32: error NP0205: 'missing' is not known here
    4 | begin { @c = NOPE; @d = TWO(1, missing); printf(FMT, 1); @e = LATER; }
      |                                ^~~~~~~
-e:4:49: error NP0303: no value is given for '%d'
    4 | begin { @c = NOPE; @d = TWO(1, missing); printf(FMT, 1); @e = LATER; }
      |                                                 ^~~
-e:3:9: note: in the macro 'FMT'
    3 | #define FMT "%d %d\n"
      |         ^~~
-e:4:63: error NP0205: 'LATER' is not known here: it is defined below
    4 | begin { @c = NOPE; @d = TWO(1, missing); printf(FMT, 1); @e = LATER; }
      |                                                               ^~~~~
-e:5:9: note: here
    5 | #define LATER 1
      |         ^~~~~
