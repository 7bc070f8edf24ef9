# write_user without --unsafe
-- args
-n @e@
-- world 6.12
-- script
t:syscalls:sys_enter_openat { if (write_user(filename, 1, 4)) { print(1); } }
-- exit 1
-- err
-e:1:35: error NP0507: 'write_user' changes what the machine does
    1 | t:syscalls:sys_enter_openat { if (write_user(filename, 1, 4)) { print(1); } }
      |                                   ^~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: run it with --unsafe to allow that
