# a compiled script has no manual page
-- setup
cp "$TOP"/tests/fixtures/damaged.npo x.npo
-- args
help x.npo --man
-- exit 1
-- err
nprobe: error NP0502: 'x.npo' is a compiled script, which has no header
  hint: the manual page is made from the script itself
