# bpftrace's names of stages
-- args
-d ast @e@
-- script
begin, { exit(); }
-- out
program
  clause
    probe begin group 0
    block
      expr
        call exit
