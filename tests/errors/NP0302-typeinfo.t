# wrong uses of typeinfo: too little, too much, a value and a member that are not there
-- args
-n @e@
-- world 6.12
-- script
begin { print(typeinfo()); print(typeinfo(1, 2)); print(typeinfo(1).bas_type); }
begin { print(typeinfo(struct nosuch)); print(typeinfo); print(typeinfo($x)); }
-- exit 1
-- err
-e:1:15: error NP0302: 'typeinfo' takes one value or type
    1 | begin { print(typeinfo()); print(typeinfo(1, 2)); print(typeinfo(1).bas_type); }
      |               ^~~~~~~~~~
  hint: usage: typeinfo(value or type) -> record
-e:1:46: error NP0302: 'typeinfo' takes one value or type
    1 | begin { print(typeinfo()); print(typeinfo(1, 2)); print(typeinfo(1).bas_type); }
      |                                              ^
  hint: usage: typeinfo(value or type) -> record
-e:1:69: error NP0307: the record has no 'bas_type'
    1 | begin { print(typeinfo()); print(typeinfo(1, 2)); print(typeinfo(1).bas_type); }
      |                                                                     ^~~~~~~~
  hint: did you mean 'base_type'?
-e:2:24: error NP0209: there is no type 'struct nosuch'
    2 | begin { print(typeinfo(struct nosuch)); print(typeinfo); print(typeinfo($x)); }
      |                        ^~~~~~~~~~~~~
-e:2:47: error NP0205: 'typeinfo' is not known here
    2 | begin { print(typeinfo(struct nosuch)); print(typeinfo); print(typeinfo($x)); }
      |                                               ^~~~~~~~
  hint: 'typeinfo' is a function: typeinfo(value or type) -> record
-e:2:73: error NP0207: variable '$x' has no value here
    2 | begin { print(typeinfo(struct nosuch)); print(typeinfo); print(typeinfo($x)); }
      |                                                                         ^~
  hint: a variable is known from its first assignment to the end of that block
