# typeinfo that the configuration switches off, as bpftrace's does
-- args
-n @e@
-- world 6.12
-- script
config = { unstable_typeinfo = error }
begin { print(typeinfo(1)); }
-- exit 1
-- err
-e:2:15: error NP0215: 'typeinfo' is switched off by the configuration: unstable_typeinfo = error
    2 | begin { print(typeinfo(1)); }
      |               ^~~~~~~~~~~
