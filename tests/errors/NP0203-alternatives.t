# no alternative exists: every one of them is told
-- args
-n @e@
-- world 6.12
-- script
p:tcp_sendmsgs | p:nothing_like_this { @ = count(); }
-- exit 1
-- err
-e:1:3: error NP0203: there is no kernel function 'tcp_sendmsgs' to probe
    1 | p:tcp_sendmsgs | p:nothing_like_this { @ = count(); }
      |   ^~~~~~~~~~~~
  hint: did you mean 'p:tcp_sendmsg'?; if the name is right, it is inlined here
-e:1:20: error NP0203: there is no kernel function 'nothing_like_this' to probe
    1 | p:tcp_sendmsgs | p:nothing_like_this { @ = count(); }
      |                    ^~~~~~~~~~~~~~~~~
  hint: it may be inlined, or have another name on this kernel
