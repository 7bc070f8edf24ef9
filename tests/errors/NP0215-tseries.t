# tseries that the configuration switches off, as bpftrace's does
-- args
-n @e@
-- world 6.12
-- script
config = { unstable_tseries = error }
begin { @ = tseries(1, 1s, 5); }
-- exit 1
-- err
-e:2:13: error NP0215: 'tseries' is switched off by the configuration: unstable_tseries = error
    2 | begin { @ = tseries(1, 1s, 5); }
      |             ^~~~~~~~~~~~~~~~~
