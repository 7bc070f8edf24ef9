# one at a time
-- args
explain IP_RPFILTER NO_SOCKET
-- exit 1
-- err
nprobe: error NP0502: one code, or one reason, at a time
  hint: nprobe explain lists the codes, nprobe explain drops the reasons
