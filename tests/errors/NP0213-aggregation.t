# a kernel without the means to read an aggregation is told before anything is loaded
-- args
-n @e@
-- world 5.10
-- script
t:sched:sched_switch { @c = count(); if (@c > 5) { exit(); } }
-- exit 1
-- err
-e:1:42: error NP0213: this needs values of aggregations in expressions, which this kernel lacks
    1 | t:sched:sched_switch { @c = count(); if (@c > 5) { exit(); } }
      |                                          ^~
  hint: it takes kernel 5.19
