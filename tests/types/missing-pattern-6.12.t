# a pattern that matches nothing is left out, if the clause has another probe
-- args
-n @e@
-- world 6.12
-- script
kprobe:no_such_*, kprobe:tcp_sendmsg { @a = count(); }
begin, tracepoint:nosuch:* { @b = count(); }
-- err
-e:1:1: warning: no kernel function matches 'no_such_*': it is left out
    1 | kprobe:no_such_*, kprobe:tcp_sendmsg { @a = count(); }
      | ^~~~~~~~~~~~~~~~
-e:2:8: warning: no tracepoint matches 'nosuch:*': it is left out
    2 | begin, tracepoint:nosuch:* { @b = count(); }
      |        ^~~~~~~~~~~~~~~~~~~
