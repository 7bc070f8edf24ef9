# a value of the wrong form
-- args
--for 10 @e@
-- script
begin { exit(); }
-- exit 1
-- err
nprobe: error NP0502: '10' for option '--for': a duration needs a unit: ns us ms s m h d
