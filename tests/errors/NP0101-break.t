# break outside of a loop, a count that is none
-- args
-n @e@
-- world 6.12
-- script
begin { break; }
begin { if (1) { continue; } }
begin { unroll(0) { } unroll(1000) { } $n = 3; unroll($n) { } }
begin { while "x" { } }
-- exit 1
-- err
-e:1:9: error NP0101: 'break' is not in a loop
    1 | begin { break; }
      |         ^~~~~
-e:2:18: error NP0101: 'continue' is not in a loop
    2 | begin { if (1) { continue; } }
      |                  ^~~~~~~~
-e:3:16: error NP0308: unroll takes a constant from 1 to 100
    3 | begin { unroll(0) { } unroll(1000) { } $n = 3; unroll($n) { } }
      |                ^
-e:3:30: error NP0308: unroll takes a constant from 1 to 100
    3 | begin { unroll(0) { } unroll(1000) { } $n = 3; unroll($n) { } }
      |                              ^~~~
-e:3:55: error NP0308: unroll takes a constant from 1 to 100
    3 | begin { unroll(0) { } unroll(1000) { } $n = 3; unroll($n) { } }
      |                                                       ^~
-e:4:15: error NP0301: a condition is a number or a pointer, and this is string[2]
    4 | begin { while "x" { } }
      |               ^~~
