# functions by names of other kernels: what is probed, and that it is told
-- world 6.12
-- args
-d types @e@
-- script
p:kfree_skb { }
r:dev_queue_xmit { }
kprobe:tcp_sendpage { }
-- out
clause 0
  probe kprobe:sk_skb_reason_drop group 0
  block
clause 1
  probe kretprobe:__dev_queue_xmit group 1
  block
clause 2
  probe kprobe:tcp_sendmsg group 2
  block
-- err
-e:1:3: warning: 'kfree_skb' is no function on this kernel (the last one was 5.16): 'sk_skb_reason_drop' is probed instead
    1 | p:kfree_skb { }
      |   ^~~~~~~~~
-e:2:3: warning: 'dev_queue_xmit' is no function on this kernel (the last one was 5.19): '__dev_queue_xmit' is probed instead
    2 | r:dev_queue_xmit { }
      |   ^~~~~~~~~~~~~~
-e:3:8: warning: 'tcp_sendpage' is no function on this kernel (the last one was 6.4): 'tcp_sendmsg' is probed instead
    3 | kprobe:tcp_sendpage { }
      |        ^~~~~~~~~~~~
