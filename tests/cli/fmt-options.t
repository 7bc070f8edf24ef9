# fmt -w has a file to write into
-- args
fmt -w -
-- err
nprobe: error NP0501: there is no file to be written: '-'
  hint: without -w it goes to stdout
-- exit 1
