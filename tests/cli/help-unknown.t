# a name that nothing has, with the nearest
-- args
help kstak
-- exit 1
-- err
nprobe: error NP0503: there is no script, and nothing in the language, 'kstak'
  hint: did you mean 'kstack'?
