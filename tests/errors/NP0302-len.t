# what len() and find() take
-- args
-n @e@
-- world 6.12
-- script
begin {
	@q[1] = 1; @s = 2;
	print(len("abc")); print(len());
	print(len(@q[1])); print(len(@s));
	find(@q, 1); find(@q, 1, 5); find($x, 1, $v);
}
-- exit 1
-- err
-e:3:12: error NP0302: 'len' takes a map or a stack, and this is string[4]
    3 |  print(len("abc")); print(len());
      |            ^~~~~
  hint: usage: len(map), len(stack) -> int64
-e:3:27: error NP0302: 'len' takes 1 argument, and here are 0
    3 |  print(len("abc")); print(len());
      |                           ^~~~~
  hint: usage: len(map), len(stack) -> int64
-e:4:12: error NP0302: 'len' takes a whole map, not the value of a key
    4 |  print(len(@q[1])); print(len(@s));
      |            ^~~~~
  hint: usage: len(map), len(stack) -> int64
-e:4:31: error NP0301: @s has no keys: there is nothing to count
    4 |  print(len(@q[1])); print(len(@s));
      |                               ^~
-e:5:2: error NP0302: 'find' takes a whole map, a key, and a variable for the value
    5 |  find(@q, 1); find(@q, 1, 5); find($x, 1, $v);
      |  ^~~~~~~~~~~
  hint: usage: find(map, key, variable) -> bool
-e:5:15: error NP0302: 'find' takes a whole map, a key, and a variable for the value
    5 |  find(@q, 1); find(@q, 1, 5); find($x, 1, $v);
      |               ^~~~~~~~~~~~~~
  hint: usage: find(map, key, variable) -> bool
-e:5:31: error NP0302: 'find' takes a whole map, a key, and a variable for the value
    5 |  find(@q, 1); find(@q, 1, 5); find($x, 1, $v);
      |                               ^~~~~~~~~~~~~~~
  hint: usage: find(map, key, variable) -> bool
