# within < >, '>' ends the block but -> >= >> and parentheses do not
-- args
-d tree @e@
-- world 6.12
-- script
t:a:b < @x = (a > b); $y = c->d; @z = e >= f; @w = g >> h > t:c:d < count() >
-- out
program
  clause
    probe t:a:b group 0
    block
      assign =
        map @x
        binary >
          name a
          name b
      assign =
        scratch $y
        member ->d
          name c
      assign =
        map @z
        binary >=
          name e
          name f
      assign =
        map @w
        binary >>
          name g
          name h
  clause
    probe t:c:d group 1
    block
      expr
        call count
