# functions may return pointers: the brace behind the star begins their body
-- args
-d tree @e@
-- script
fn up($t: struct task_struct *): struct task_struct * { return $t->real_parent; }
begin { print(up(curtask)->pid); }
-- out
program
  fn
    parameter
    block
      return
        member ->real_parent
          scratch $t
  clause
    probe begin group 0
    block
      expr
        call print
          member ->pid
            call up
              name curtask
