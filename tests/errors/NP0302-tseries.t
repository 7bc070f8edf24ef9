# wrong uses of tseries
-- args
-n @e@
-- world 6.12
-- script
begin { @a = tseries(1, 1s, 0); @b = tseries(2, 0, 6); @c = tseries(1, 1s, 5, "foo"); @d = tseries("a", 1s, 5); }
begin { @e = tseries(1, 1s); @f = tseries(1, 1s, 1366); $x = 5; @g = tseries(1, $x, 5); @h = tseries(1, 1s, 2, "max", 3); }
begin { print(tseries(1, 1s, 1)); @i[1] = tseries(1, 1s, 5); @i[2] = tseries(1, 1s, 6); print(@i[1]); }
-- exit 1
-- err
-e:1:29: error NP0302: 'tseries' keeps 1 to 1365 intervals
    1 | begin { @a = tseries(1, 1s, 0); @b = tseries(2, 0, 6); @c = tseries(1, 1s, 5, "foo"); @d = tseries("a", 1s, 5); }
      |                             ^
  hint: usage: tseries(integer, interval, count [, "avg", "max", "min" or "sum"])
-e:1:49: error NP0302: the interval of 'tseries' is a constant time above 0
    1 | begin { @a = tseries(1, 1s, 0); @b = tseries(2, 0, 6); @c = tseries(1, 1s, 5, "foo"); @d = tseries("a", 1s, 5); }
      |                                                 ^
  hint: usage: tseries(integer, interval, count [, "avg", "max", "min" or "sum"])
-e:1:79: error NP0302: what 'tseries' keeps of an interval is "avg", "max", "min" or "sum"
    1 | begin { @a = tseries(1, 1s, 0); @b = tseries(2, 0, 6); @c = tseries(1, 1s, 5, "foo"); @d = tseries("a", 1s, 5); }
      |                                                                               ^~~~~
  hint: usage: tseries(integer, interval, count [, "avg", "max", "min" or "sum"])
-e:1:100: error NP0302: 'tseries' takes a number, and this is string[2]
    1 | begin { @a = tseries(1, 1s, 0); @b = tseries(2, 0, 6); @c = tseries(1, 1s, 5, "foo"); @d = tseries("a", 1s, 5); }
      |                                                                                                    ^~~
  hint: usage: tseries(integer, interval, count [, "avg", "max", "min" or "sum"])
-e:2:14: error NP0302: 'tseries' takes a number, an interval and how many of them
    2 | begin { @e = tseries(1, 1s); @f = tseries(1, 1s, 1366); $x = 5; @g = tseries(1, $x, 5); @h = tseries(1, 1s, 2, "max", 3); }
      |              ^~~~~~~~~~~~~~
  hint: usage: tseries(integer, interval, count [, "avg", "max", "min" or "sum"])
-e:2:50: error NP0302: 'tseries' keeps 1 to 1365 intervals
    2 | begin { @e = tseries(1, 1s); @f = tseries(1, 1s, 1366); $x = 5; @g = tseries(1, $x, 5); @h = tseries(1, 1s, 2, "max", 3); }
      |                                                  ^~~~
  hint: usage: tseries(integer, interval, count [, "avg", "max", "min" or "sum"])
-e:2:81: error NP0302: the interval of 'tseries' is a constant time above 0
    2 | begin { @e = tseries(1, 1s); @f = tseries(1, 1s, 1366); $x = 5; @g = tseries(1, $x, 5); @h = tseries(1, 1s, 2, "max", 3); }
      |                                                                                 ^~
  hint: usage: tseries(integer, interval, count [, "avg", "max", "min" or "sum"])
-e:2:94: error NP0302: 'tseries' takes a number, an interval and how many of them
    2 | begin { @e = tseries(1, 1s); @f = tseries(1, 1s, 1366); $x = 5; @g = tseries(1, $x, 5); @h = tseries(1, 1s, 2, "max", 3); }
      |                                                                                              ^~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: usage: tseries(integer, interval, count [, "avg", "max", "min" or "sum"])
-e:3:15: error NP0302: 'tseries' is not a value: it fills a map
    3 | begin { print(tseries(1, 1s, 1)); @i[1] = tseries(1, 1s, 5); @i[2] = tseries(1, 1s, 6); print(@i[1]); }
      |               ^~~~~~~~~~~~~~~~~
  hint: @x = tseries(...), or as a statement: tseries(...) by key
-e:3:70: error NP0305: map '@i' holds tseries(1000000000ns, 5) and cannot take tseries(1000000000ns, 6)
    3 | begin { print(tseries(1, 1s, 1)); @i[1] = tseries(1, 1s, 5); @i[2] = tseries(1, 1s, 6); print(@i[1]); }
      |                                                                      ^~~~~~~~~~~~~~~~~
-e:3:43: note: it got its type here
    3 | begin { print(tseries(1, 1s, 1)); @i[1] = tseries(1, 1s, 5); @i[2] = tseries(1, 1s, 6); print(@i[1]); }
      |                                           ^~~~~~~~~~~~~~~~~
-e:3:95: error NP0301: a tseries is not one number
    3 | begin { print(tseries(1, 1s, 1)); @i[1] = tseries(1, 1s, 5); @i[2] = tseries(1, 1s, 6); print(@i[1]); }
      |                                                                                               ^~~~~
  hint: print(@i) shows the whole map
