# a kernel function that does not exist, with the nearest
-- args
-n @e@
-- world 6.12
-- script
p:tcp_sendmgs { @ = count(); }
-- exit 1
-- err
-e:1:3: error NP0203: there is no kernel function 'tcp_sendmgs' to probe
    1 | p:tcp_sendmgs { @ = count(); }
      |   ^~~~~~~~~~~
  hint: did you mean 'p:tcp_sendmsg'?; if the name is right, it is inlined here
