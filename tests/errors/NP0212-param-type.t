# an unknown type of param
-- args
-n @e@
-- world 6.12
-- script
param x: color = red
begin { exit(); }
-- exit 1
-- err
-e:1:1: error NP0212: there is no type of param 'color'
    1 | param x: color = red
      | ^~~~~~~~~~~~~~~~~~~~
  hint: types are bool int duration size rate port pid errno string comm iface path cgroup one-of ip mac cidr
