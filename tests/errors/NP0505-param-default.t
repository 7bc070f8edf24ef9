# a wrong default is shown where it stands
-- args
-n @e@
-- world 6.12
-- script
param p: port = 70000
begin { exit(); }
-- exit 1
-- err
-e:1:17: error NP0505: default '70000' of param 'p': out of range
    1 | param p: port = 70000
      |                 ^~~~~
  hint: it takes a port, 1 to 65535
