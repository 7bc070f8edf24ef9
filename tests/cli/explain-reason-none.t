# what is neither a code nor like a reason
-- args
explain weather
-- exit 1
-- err
nprobe: error NP0502: there is no error, and no reason of a drop, 'weather'
  hint: nprobe explain lists the codes, nprobe explain drops the reasons
