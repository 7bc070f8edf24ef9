# a second program is refused, not dropped
-- args
-n -e 'begin { }' -e 'end { }'
-- exit 1
-- err
nprobe: error NP0501: a second program: 'end { }'
  hint: one -e holds all clauses
