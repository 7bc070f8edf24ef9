# bcc's one-line form
-- args
-d tree @e@
-- world 6.12
-- script
r::f "%llx", retval; p:c:open (arg1 & 2) "flags %x", arg1
-- out
program
  clause
    probe r::f group 0
    format: string "%llx"
    argument: name retval
  clause
    probe p:c:open group 1
    predicate: binary &
      name arg1
      int 2
    format: string "flags %x"
    argument: name arg1
