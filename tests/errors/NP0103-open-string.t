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
