# a map of an aggregation takes nothing else
-- args
-n @e@
-- world 6.12
-- script
begin { @x = count(); @x = 1; @y = 1; @y = sum(1); }
-- exit 1
-- err
-e:1:28: error NP0305: map '@x' holds count and cannot take int64
    1 | begin { @x = count(); @x = 1; @y = 1; @y = sum(1); }
      |                            ^
-e:1:14: note: it got its type here
    1 | begin { @x = count(); @x = 1; @y = 1; @y = sum(1); }
      |              ^~~~~~~
  hint: a map holds one aggregation or plain values: take another name
-e:1:44: error NP0305: map '@y' holds int64 and cannot take sum
    1 | begin { @x = count(); @x = 1; @y = 1; @y = sum(1); }
      |                                            ^~~~~~
-e:1:36: note: it got its type here
    1 | begin { @x = count(); @x = 1; @y = 1; @y = sum(1); }
      |                                    ^
  hint: a map holds one aggregation or plain values: take another name
