# uses of a map with different numbers of keys
-- args
-n @e@
-- world 6.12
-- script
begin { @x[1] = 1; @x[1, 2] = 1; }
-- exit 1
-- err
-e:1:20: error NP0304: map '@x' has 2 keys here and 1 elsewhere
    1 | begin { @x[1] = 1; @x[1, 2] = 1; }
      |                    ^~~~~~~~
-e:1:9: note: its keys are given first here
    1 | begin { @x[1] = 1; @x[1, 2] = 1; }
      |         ^~~~~
