# a program that ends within a type's attributes is an error
-- args
-n -e 'struct a { __attribute__((packed'
-- err
-e:1:27: error NP0101: unexpected end of the program, expected '))'
    1 | struct a { __attribute__((packed
      |                           ^~~~~~
-- exit 1
