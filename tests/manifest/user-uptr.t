# by an address in a struct of the kernel
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
begin { print(str(uptr(curtask->mm->arg_start))); }
-- out
attaches to begin
reads members of struct mm_struct
reads members of struct task_struct
reads memory of programs
shows lines
is sensitive: reads memory of programs
