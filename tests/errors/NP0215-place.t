# a configuration stands before the probes
-- args
-n @e@
-- world 6.12
-- script
begin { }
config = { max_strlen = 64 }
-- exit 1
-- err
-e:2:1: error NP0215: 'config' stands before the first probe
    2 | config = { max_strlen = 64 }
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
