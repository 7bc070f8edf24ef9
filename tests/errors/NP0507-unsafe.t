# what changes the machine needs --unsafe
-- args
-n @e@
-- world 6.12
-- script
t:sched:sched_switch { system("date"); signal("KILL"); }
t:sched:sched_switch { signal_thread(9); }
-- exit 1
-- err
-e:1:24: error NP0507: 'system' changes what the machine does
    1 | t:sched:sched_switch { system("date"); signal("KILL"); }
      |                        ^~~~~~~~~~~~~~
  hint: run it with --unsafe to allow that
-e:1:40: error NP0507: 'signal' changes what the machine does
    1 | t:sched:sched_switch { system("date"); signal("KILL"); }
      |                                        ^~~~~~~~~~~~~~
  hint: run it with --unsafe to allow that
-e:2:24: error NP0507: 'signal_thread' changes what the machine does
    2 | t:sched:sched_switch { signal_thread(9); }
      |                        ^~~~~~~~~~~~~~~~
  hint: run it with --unsafe to allow that
