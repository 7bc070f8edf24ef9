# command lines
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:syscalls:sys_enter_execve { join(args.argv); }
-- out
attaches to tracepoint:syscalls:sys_enter_execve
reads memory of programs
shows lines
is sensitive: reads memory of programs
