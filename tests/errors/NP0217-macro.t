# macros: arguments that do not fit, maps that were not given, recursion, return
-- args
-n @e@
-- world 6.12
-- script
macro variable($x) { $x }
macro map(@x) { @x }
macro one(x) { @other = x; return; }
macro again(x) { through(x) }
macro through(x) { again(x) }
begin {
	variable(1);
	map($v);
	map(@v[1]);
	one(1, 2);
	one(1);
	again(1);
}
-- exit 1
-- err
-e:7:11: error NP0217: macro 'variable' takes a variable here, and this is an expression
    7 |  variable(1);
      |           ^
-e:1:16: note: the parameter is here
    1 | macro variable($x) { $x }
      |                ^~
-e:8:6: error NP0217: macro 'map' takes a map here, and this is a variable
    8 |  map($v);
      |      ^~
-e:2:11: note: the parameter is here
    2 | macro map(@x) { @x }
      |           ^~
-e:9:6: error NP0217: macro 'map' takes a map here, and this is an expression
    9 |  map(@v[1]);
      |      ^~~~~
-e:2:11: note: the parameter is here
    2 | macro map(@x) { @x }
      |           ^~
-e:10:2: error NP0217: macro 'one' takes 1 argument, and here are 2
   10 |  one(1, 2);
      |  ^~~~~~~~~
-e:3:1: note: it is here
    3 | macro one(x) { @other = x; return; }
      | ^~~~~~~~~
-e:3:16: error NP0217: macro 'one' was not given the map '@other'
    3 | macro one(x) { @other = x; return; }
      |                ^~~~~~
-e:11:2: note: 'one' is used here
   11 |  one(1);
      |  ^~~~~~
  hint: a macro reaches the maps that are its parameters: macro one(@other ...)
-e:3:28: error NP0217: 'return' would end the probe that the macro is used in
    3 | macro one(x) { @other = x; return; }
      |                            ^~~~~~
-e:11:2: note: 'one' is used here
   11 |  one(1);
      |  ^~~~~~
-e:5:20: error NP0217: macro 'again' leads back to itself through 'through'
    5 | macro through(x) { again(x) }
      |                    ^~~~~~~~
-e:4:18: note: 'through' is used here
    4 | macro again(x) { through(x) }
      |                  ^~~~~~~~~~
-e:12:2: note: 'again' is used here
   12 |  again(1);
      |  ^~~~~~~~
