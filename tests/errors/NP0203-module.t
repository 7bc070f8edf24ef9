# p:X:function, X neither a file nor a module that is loaded; kprobe: has modules alone
-- args
-n @e@
-- world 6.12
-- script
p:nosuchlib:malloc { }
kprobe:nosuchmodule:tcp_sendmsg { }
-- exit 1
-- err
-e:1:3: error NP0203: there is no library, program or kernel module 'nosuchlib' here
    1 | p:nosuchlib:malloc { }
      |   ^~~~~~~~~
  hint: a library is named as in p:c:malloc, a file by its path
-e:2:8: error NP0203: there is no kernel module 'nosuchmodule' here
    2 | kprobe:nosuchmodule:tcp_sendmsg { }
      |        ^~~~~~~~~~~~
  hint: lsmod lists those that are loaded; --wait waits for one
