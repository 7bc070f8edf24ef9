# a histogram is no number
-- args
-n @e@
-- world 6.12
-- script
begin { @h[1] = hist(4); $x = @h[1]; }
-- exit 1
-- err
-e:1:31: error NP0301: a hist is not one number
    1 | begin { @h[1] = hist(4); $x = @h[1]; }
      |                               ^~~~~
  hint: print(@h) shows the whole map
