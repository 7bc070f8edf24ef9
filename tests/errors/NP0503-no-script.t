# a script that does not exist, with the nearest of the library
-- args
dropwach
-- exit 1
-- err
nprobe: error NP0503: there is no file and no script 'dropwach'
  hint: did you mean 'dropwatch'?
