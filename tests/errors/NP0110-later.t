# parts of the language that are not there yet are named
-- args
-n @e@
-- script
begin { while (1) { } }
-- exit 1
-- err
-e:1:9: error NP0110: 'while' is not supported yet
    1 | begin { while (1) { } }
      |         ^~~~~
