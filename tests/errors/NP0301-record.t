# (a = b) is a record, which nobody means as a condition
-- args
-n @e@
-- world 6.12
-- script
t:net:net_dev_xmit { if (len = 0) { exit(); } }
-- exit 1
-- err
-e:1:25: error NP0301: a condition is a number or a pointer, and this is (len=int64)
    1 | t:net:net_dev_xmit { if (len = 0) { exit(); } }
      |                         ^~~~~~~~~
  hint: a comparison is written ==
