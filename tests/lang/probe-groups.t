# alternatives share a group, an optional probe is marked
-- args
-d tree @e@
-- world 6.12
-- script
p:a | p:b | p:c?, p:d? , p:e { }
-- out
program
  clause
    probe p:a group 0
    probe p:b group 0
    probe p:c optional group 0
    probe p:d optional group 3
    probe p:e group 4
    block
