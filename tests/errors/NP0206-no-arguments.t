# why a probe has no such argument
-- args
-n @e@
-- world 6.12
-- script
kretprobe:tcp_sendmsg { print(sk); }
p:tcp_sendmsg+8 { print(sk); }
begin { print(args.x); }
p:tcp_sendmsg { print(arg9); }
-- exit 1
-- err
-e:1:31: error NP0206: a kretprobe knows no arguments; r:tcp_sendmsg keeps those of the entry
    1 | kretprobe:tcp_sendmsg { print(sk); }
      |                               ^~
-e:2:25: error NP0206: inside of a function the arguments are no longer at hand
    2 | p:tcp_sendmsg+8 { print(sk); }
      |                         ^~
-e:3:20: error NP0206: this probe has no arguments
    3 | begin { print(args.x); }
      |                    ^
  hint: tracepoints and functions have arguments
-e:4:23: error NP0206: only the first six arguments can be read
    4 | p:tcp_sendmsg { print(arg9); }
      |                       ^~~~
  hint: nprobe -lv 'kprobe:tcp_sendmsg' shows its arguments
