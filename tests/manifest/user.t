# memory of programs: text of a system call
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:syscalls:sys_enter_openat { print(str(filename)); }
-- out
attaches to tracepoint:syscalls:sys_enter_openat
reads memory of programs
shows lines
is sensitive: reads memory of programs
