# missing_probes: what is not there is left out, with a word or without
-- args
-d types @e@
-- world 6.12
-- script
config = { missing_probes = warn }
kprobe:no_such_function, kprobe:tcp_sendmsg { @a = count(); }
kprobe:none_of_these_* { @b = count(); }
begin { @c = count(); }
-- contains
  probe kprobe:tcp_sendmsg group 1 optional
-- absent
{{.*}}no_such_function{{.*}}
-- err
-e:3:1: warning: no kernel function matches 'none_of_these_*': it is left out
    3 | kprobe:none_of_these_* { @b = count(); }
      | ^~~~~~~~~~~~~~~~~~~~~~
-e:2:1: warning: 'kprobe:no_such_function' does not exist here: it is left out
    2 | kprobe:no_such_function, kprobe:tcp_sendmsg { @a = count(); }
      | ^~~~~~~~~~~~~~~~~~~~~~~
