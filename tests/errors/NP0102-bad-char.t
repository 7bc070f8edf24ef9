# a character that no token begins with
-- args
-n @e@
-- script
begin { @x = 1 # 2; }
-- exit 1
-- err
-e:1:16: error NP0102: no token begins with '#'
    1 | begin { @x = 1 # 2; }
      |                ^
