# parts of the language that are not there yet are named
-- args
-n @e@
-- script
begin { for ($i : 0..3) { } }
-- exit 1
-- err
-e:1:9: error NP0110: 'for' is not supported yet
    1 | begin { for ($i : 0..3) { } }
      |         ^~~
