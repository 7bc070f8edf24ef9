# a struct without such a member, with the nearest
-- args
-n @e@
-- world 6.12
-- script
p:tcp_sendmsg { @[sk->__sk_commn] = count(); }
-- exit 1
-- err
-e:1:23: error NP0307: struct sock has no member '__sk_commn'
    1 | p:tcp_sendmsg { @[sk->__sk_commn] = count(); }
      |                       ^~~~~~~~~~
  hint: did you mean '__sk_common'?
