# a comparison that is written as an assignment
-- args
-n @e@
-- world 6.12
-- script
t:net:net_dev_xmit /len = 0/ { exit(); }
t:net:net_dev_xmit { if ($x = 0) { exit(); } }
-- exit 1
-- err
-e:1:25: error NP0101: unexpected '=', expected an operator or '/'
    1 | t:net:net_dev_xmit /len = 0/ { exit(); }
      |                         ^
  hint: a comparison is written ==
-e:2:29: error NP0101: unexpected '=', expected an operator, ',' or ')'
    2 | t:net:net_dev_xmit { if ($x = 0) { exit(); } }
      |                             ^
  hint: a comparison is written ==
