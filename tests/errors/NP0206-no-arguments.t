# why a probe has no such argument
-- args
-n @e@
-- world 6.12
-- script
p:tcp_sendmsg+8 { print(sk); }
begin { print(args.x); }
p:tcp_sendmsg { print(arg9); }
-- exit 1
-- err
-e:1:25: error NP0206: inside of a function the arguments are no longer at hand
    1 | p:tcp_sendmsg+8 { print(sk); }
      |                         ^~
-e:2:20: error NP0206: this probe has no arguments
    2 | begin { print(args.x); }
      |                    ^
  hint: tracepoints and functions have arguments
-e:3:23: error NP0206: only the first six arguments can be read
    3 | p:tcp_sendmsg { print(arg9); }
      |                       ^~~~
  hint: nprobe -lv 'kprobe:tcp_sendmsg' shows its arguments
