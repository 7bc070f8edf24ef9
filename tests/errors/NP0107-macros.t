# macros that make too much are stopped
-- args
-n @e@
-- script
#define A0 1 + 1
#define A1 A0 + A0 + A0 + A0 + A0 + A0 + A0 + A0
#define A2 A1 + A1 + A1 + A1 + A1 + A1 + A1 + A1
#define A3 A2 + A2 + A2 + A2 + A2 + A2 + A2 + A2
#define A4 A3 + A3 + A3 + A3 + A3 + A3 + A3 + A3
#define A5 A4 + A4 + A4 + A4 + A4 + A4 + A4 + A4
#define A6 A5 + A5 + A5 + A5 + A5 + A5 + A5 + A5
begin { @ = A6; }
-- exit 1
-- err
-e:8:13: error NP0107: macros make more than 100000 tokens out of this
    8 | begin { @ = A6; }
      |             ^~
-e:7:9: note: in the macro 'A6'
    7 | #define A6 A5 + A5 + A5 + A5 + A5 + A5 + A5 + A5
      |         ^~
