# wrong uses of functions, each at its place
-- args
-n @e@
-- world 6.12
-- script
begin { print(1, 2); clear(@x[1]); @x[1] = 1; delete(1); }
begin { @h = hist("a"); @l = lhist(1, 5, 2, 1); time(1); exit("a"); }
begin { print(retval); count(); @c = count(1); print(sum(1)); }
-- exit 1
-- err
-e:1:9: error NP0302: 'print' takes 1 argument, and here are 2
    1 | begin { print(1, 2); clear(@x[1]); @x[1] = 1; delete(1); }
      |         ^~~~~~~~~~~
  hint: usage: print(map [, top [, div]]), print(value), print()
-e:1:28: error NP0302: 'clear' takes the whole map: delete() removes one key
    1 | begin { print(1, 2); clear(@x[1]); @x[1] = 1; delete(1); }
      |                            ^~~~~
  hint: usage: clear(map), clear()
-e:1:54: error NP0302: 'delete' takes a key of a map
    1 | begin { print(1, 2); clear(@x[1]); @x[1] = 1; delete(1); }
      |                                                      ^
  hint: usage: delete(map[key]), delete(map, key) -> bool
-e:2:19: error NP0302: 'hist' takes a number, and this is string[2]
    2 | begin { @h = hist("a"); @l = lhist(1, 5, 2, 1); time(1); exit("a"); }
      |                   ^~~
  hint: usage: hist(integer [, bits])
-e:2:39: error NP0302: the lower bound of 'lhist' is not below the upper bound
    2 | begin { @h = hist("a"); @l = lhist(1, 5, 2, 1); time(1); exit("a"); }
      |                                       ^
  hint: usage: lhist(integer, min, max, step)
-e:2:54: error NP0302: the format of 'time' is a string constant
    2 | begin { @h = hist("a"); @l = lhist(1, 5, 2, 1); time(1); exit("a"); }
      |                                                      ^
  hint: usage: time([format])
-e:2:63: error NP0302: an exit status is an integer, and this is string[2]
    2 | begin { @h = hist("a"); @l = lhist(1, 5, 2, 1); time(1); exit("a"); }
      |                                                               ^~~
  hint: usage: exit([status])
-e:3:15: error NP0302: 'retval' means nothing in this kind of probe
    3 | begin { print(retval); count(); @c = count(1); print(sum(1)); }
      |               ^~~~~~
  hint: a return value is known in r: and uretprobe: probes
-e:3:44: error NP0302: 'count' as a map's value takes nothing: its keys are the map's
    3 | begin { print(retval); count(); @c = count(1); print(sum(1)); }
      |                                            ^
  hint: usage: count() or count(keys...)
-e:3:54: error NP0302: 'sum' is not a value: it fills a map
    3 | begin { print(retval); count(); @c = count(1); print(sum(1)); }
      |                                                      ^~~~~~
  hint: @x = sum(...), or as a statement: sum(...) by key
