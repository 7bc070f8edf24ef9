# macros and parameters that are there already: what a call means must be clear
-- args
-n @e@
-- world 6.12
-- script
macro m(x) { 1 }
macro m($x) { 2 }
macro m(@x) { 3 }
macro n($a, $a) { $a }
macro o($a) { let $a = 1; }
begin { $b = 1; o($b); }
-- exit 1
-- err
-e:2:1: error NP0216: there is a macro 'm' with such parameters already
    2 | macro m($x) { 2 }
      | ^~~~~~~
-e:1:1: note: the first one is here
    1 | macro m(x) { 1 }
      | ^~~~~~~
-e:4:13: error NP0216: a parameter of this name is there already
    4 | macro n($a, $a) { $a }
      |             ^~
-e:4:9: note: the first one is here
    4 | macro n($a, $a) { $a }
      |         ^~
-e:5:15: error NP0216: '$a' is a parameter of the macro
    5 | macro o($a) { let $a = 1; }
      |               ^~~~~~~~~~
-e:6:17: note: 'o' is used here
    6 | begin { $b = 1; o($b); }
      |                 ^~~~~
