# a slash divides within a predicate and ends it before the block
-- args
-d tree @e@
-- world 6.12
-- script
kprobe:f/pid / 2 == 1/{ } p:/usr/bin/x:main /(a / b) > c/ < exit() >
-- out
program
  clause
    probe kprobe:f group 0
    predicate: binary ==
      binary /
        name pid
        int 2
      int 1
    block
  clause
    probe p:/usr/bin/x:main group 1
    predicate: binary >
      binary /
        name a
        name b
      name c
    block
      expr
        call exit
