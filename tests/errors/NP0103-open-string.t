# a string without its closing quote
-- args
-n @e@
-- script
begin { printf("hello); }
-- exit 1
-- err
-e:1:16: error NP0103: string without its closing quote
    1 | begin { printf("hello); }
      |                ^~~~~~~~~~
-e:1:16: error NP0101: unexpected end of the program, expected ')'
    1 | begin { printf("hello); }
      |                ^~~~~~~~~~
-e:1:15: note: this is still open
    1 | begin { printf("hello); }
      |               ^
