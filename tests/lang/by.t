# aggregations as statements
-- args
-d tree @e@
-- world 6.12
-- script
t:a:b < hist(x) by c, d; count(e, f); sum(g) >
-- out
program
  clause
    probe t:a:b group 0
    block
      aggregate
        call hist
          name x
        by: name c
        by: name d
      expr
        call count
          name e
          name f
      expr
        call sum
          name g
