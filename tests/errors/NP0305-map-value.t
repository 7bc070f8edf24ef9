# a map that is given a number and a string
-- args
-n @e@
-- world 6.12
-- script
begin { @x = 1; @x = "a"; }
-- exit 1
-- err
-e:1:22: error NP0305: map '@x' holds int64 and cannot take string[2]
    1 | begin { @x = 1; @x = "a"; }
      |                      ^~~
-e:1:14: note: it got its type here
    1 | begin { @x = 1; @x = "a"; }
      |              ^
