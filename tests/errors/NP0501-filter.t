# a filter, and nothing that it is for
-- args
--probe-filter x @e@
-- script
begin { }
-- exit 1
-- err
nprobe: error NP0501: nothing to choose from: '--probe-filter'
  hint: give --test or --bench
