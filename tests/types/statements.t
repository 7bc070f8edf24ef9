# equal statements share a table, those with other types do not
-- args
-d types @e@
-- world 6.12
-- script
t:skb:kfree_skb < count(protocol) >
t:net:netif_rx < count(protocol) >
t:sched:sched_wakeup < count(args.comm) >
t:sched:sched_switch < count(args.prev_comm) >
p:tcp_sendmsg < hist(size) by sk >
begin < hist(1) by "a" >
-- err
-e:2:24: error NP0205: 'protocol' is not known here
    2 | t:net:netif_rx < count(protocol) >
      |                        ^~~~~~~~
  hint: nprobe -lv t:net:netif_rx shows the fields
