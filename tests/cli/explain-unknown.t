# a code that is none
-- args
explain NP0999
-- exit 1
-- err
nprobe: error NP0502: there is no error 'NP0999'
  hint: nprobe explain lists the codes
