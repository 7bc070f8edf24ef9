# a file that is not there to be included
-- args
-n --include missing.h @e@
-- world 6.12
-- script
begin { }
-- exit 1
-- err
nprobe: error NP0218: 'missing.h' cannot be read
