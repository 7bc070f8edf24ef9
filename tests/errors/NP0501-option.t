# an unknown option, with the nearest
-- args
--verbos -e 1
-- exit 1
-- err
nprobe: error NP0501: unknown option '--verbos'
  hint: did you mean '--verbose'?
