# raw tracepoints: one that is not there, its module, an argument that it has not
-- args
-n @e@
-- world 6.12
-- script
rt:kfree_sk { }
rawtracepoint:nomodule:x { }
rawtracepoint:kfree_skb { print(args.skp); }
rawtracepoint:kfree_skb { print(arg9); }
rawtracepoint: { }
-- exit 1
-- err
-e:1:4: error NP0203: there is no raw tracepoint 'kfree_sk'
    1 | rt:kfree_sk { }
      |    ^~~~~~~~
  hint: did you mean 'rt:kfree_skb'?
-e:2:15: error NP0203: there is no BTF of 'nomodule', which raw tracepoints need
    2 | rawtracepoint:nomodule:x { }
      |               ^~~~~~~~
  hint: lsmod lists the modules that are loaded
-e:5:1: error NP0202: 'rawtracepoint:' is not a complete probe
    5 | rawtracepoint: { }
      | ^~~~~~~~~~~~~~
  hint: it is written rawtracepoint:name or rawtracepoint:module:name
-e:3:38: error NP0206: raw tracepoint 'kfree_skb' has no argument 'skp'
    3 | rawtracepoint:kfree_skb { print(args.skp); }
      |                                      ^~~
  hint: did you mean 'skb'?
-e:4:33: error NP0206: 'kfree_skb' has no argument 9
    4 | rawtracepoint:kfree_skb { print(arg9); }
      |                                 ^~~~
  hint: nprobe -lv 'rawtracepoint:vmlinux:kfree_skb' shows its arguments
