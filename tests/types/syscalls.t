# arguments of system calls have the widths of their types, pointers are the user's
-- args
-d types @e@
-- world 6.12
-- script
t:syscalls:sys_enter_openat { printf("%s %d\n", str(filename), dfd); }
-- out
clause 0
  probe tracepoint:syscalls:sys_enter_openat group 0
  argument filename: char * (user)
  argument dfd: int32
  block
    call printf (builtin)
      "%s %d\n": string[7]
      call str: string[1024] (builtin)
        filename: char * (user) (argument)
      dfd: int32 (argument)
