# an error in a macro shows where it was used, from the inside out
-- args
-n @e@
-- world 6.12
-- script
macro outer(x) {
	inner(x)
}
macro inner(y) { y.no_such }
begin {
	print(outer(curtask));
}
-- exit 1
-- err
-e:4:20: error NP0307: struct task_struct has no member 'no_such'
    4 | macro inner(y) { y.no_such }
      |                    ^~~~~~~
-e:2:2: note: 'inner' is used here
    2 |  inner(x)
      |  ^~~~~~~~
-e:6:8: note: 'outer' is used here
    6 |  print(outer(curtask));
      |        ^~~~~~~~~~~~~~
