# if, else if, else; a last ; may be left out
-- args
-d tree @e@
-- world 6.12
-- script
begin { if (a) { b() } else if (c) { d() } else { e() } f() }
-- out
program
  clause
    probe begin group 0
    block
      if
        name a
        then: block
          expr
            call b
        else: if
          name c
          then: block
            expr
              call d
          else: block
            expr
              call e
      expr
        call f
