# an optional probe that is not here stays when no argument is needed
-- args
-d types @e@
-- world 6.12
-- script
p:tcp_sendmsg, p:no_such_function? { @ = count(); }
-- out
map @: count
clause 0
  probe kprobe:tcp_sendmsg group 0
  probe kprobe:no_such_function group 1 optional
  block
    assign =
      map @: count
      call count: count (aggregation)
