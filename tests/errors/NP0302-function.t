# functions used or written wrong, each at its place, also those that nobody calls
-- world 6.12
-- args
-n @e@
-- script
fn f($a: int32): uint64 { return "a"; }
fn f($b: int8) { }
fn g() { return 1; }
fn str() { }
fn h($a: int8): int8 { return h($a); }
fn e($a: bar) { }
fn r(): int32 { return retval; }
fn v(): int32 { return; }
begin { f(3, "x"); f("a"); h(1); ff(1); }
r:vfs_read { r(); $x = g(); }
-- exit 1
-- err
-e:2:4: error NP0101: there is a function 'f' already
    2 | fn f($b: int8) { }
      |    ^
-e:1:4: note: here
    1 | fn f($a: int32): uint64 { return "a"; }
      |    ^
-e:4:4: error NP0101: 'str' is a builtin: a function takes another name
    4 | fn str() { }
      |    ^~~
-e:9:9: error NP0302: 'f' takes 1 argument, and here are 2
    9 | begin { f(3, "x"); f("a"); h(1); ff(1); }
      |         ^~~~~~~~~
-e:1:4: note: it is here
    1 | fn f($a: int32): uint64 { return "a"; }
      |    ^
-e:1:34: error NP0301: what 'f' returns is uint64, and this is string[2]
    1 | fn f($a: int32): uint64 { return "a"; }
      |                                  ^~~
-e:5:31: error NP0101: 'h' calls itself: the kernel takes no recursion
    5 | fn h($a: int8): int8 { return h($a); }
      |                               ^~~~~
-e:9:34: error NP0208: there is no function 'ff'
    9 | begin { f(3, "x"); f("a"); h(1); ff(1); }
      |                                  ^~
  hint: did you mean 'f'?
-e:7:24: error NP0302: 'retval' means nothing in a function
    7 | fn r(): int32 { return retval; }
      |                        ^~~~~~
  hint: a function gets what it needs of the probe as an argument
-e:3:17: error NP0301: 'g' returns nothing
    3 | fn g() { return 1; }
      |                 ^
-e:6:10: error NP0209: there is no type 'bar'
    6 | fn e($a: bar) { }
      |          ^~~
-e:8:17: error NP0301: 'v' returns a value
    8 | fn v(): int32 { return; }
      |                 ^~~~~~
