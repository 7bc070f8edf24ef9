# equal statements share a table, those with other types do not
-- args
-d types @e@
-- world 6.12
-- script
t:net:net_dev_queue < count(len) >
t:net:netif_rx < count(len) >
t:neigh:neigh_create < count(dev) >
t:block:block_rq_issue < count(dev) >
p:tcp_sendmsg < hist(size) by sk >
-- out
map count(len)[uint64]: count (table)
map count(dev)[string[16]]: count (table)
map count(dev)[uint64]: count (table)
map hist(size) by sk[struct sock *]: hist (table)
clause 0
  probe tracepoint:net:net_dev_queue group 0
  argument len: uint32
  block
    assign =
      map count(len): count
        convert: uint64
          len: uint32 (argument)
      call count: count (aggregation)
clause 1
  probe tracepoint:net:netif_rx group 1
  argument len: uint32
  block
    assign =
      map count(len): count
        convert: uint64
          len: uint32 (argument)
      call count: count (aggregation)
clause 2
  probe tracepoint:neigh:neigh_create group 2
  argument dev: string[16]
  block
    assign =
      map count(dev): count
        dev: string[16] (argument)
      call count: count (aggregation)
clause 3
  probe tracepoint:block:block_rq_issue group 3
  argument dev: uint32
  block
    assign =
      map count(dev): count
        convert: uint64
          dev: uint32 (argument)
      call count: count (aggregation)
clause 4
  probe kprobe:tcp_sendmsg group 4
  argument sk: struct sock *
  argument size: uint64
  block
    assign =
      map hist(size) by sk: hist
        sk: struct sock * (argument)
      call hist: hist (aggregation)
        size: uint64 (argument)
