# a predicate in parentheses
-- args
-d tree @e@
-- world 6.12
-- script
p:f (a > b && c) { }
-- out
program
  clause
    probe p:f group 0
    predicate: binary &&
      binary >
        name a
        name b
      name c
    block
