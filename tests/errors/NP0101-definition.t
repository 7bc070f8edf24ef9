# definitions of C that are wrong: the next one is read again
-- args
-n @script@
-- script
struct a { int x[2] int y; };
struct b { int; }
enum c { 5 };
typedef int;
struct { int x }
struct d kprobe:x { }
struct e { int *; };
begin { exit(); }
-- exit 1
-- err
script.np:1:21: error NP0101: unexpected 'int', expected ';'
    1 | struct a { int x[2] int y; };
      |                     ^~~
script.np:2:15: error NP0101: unexpected ';', expected the name of a member
    2 | struct b { int; }
      |               ^
script.np:3:10: error NP0101: unexpected '5', expected the name of an enumerator
    3 | enum c { 5 };
      |          ^
script.np:4:12: error NP0101: unexpected ';', expected the name of the type
    4 | typedef int;
      |            ^
script.np:5:16: error NP0101: unexpected '}', expected ';'
    5 | struct { int x }
      |                ^
script.np:6:10: error NP0101: unexpected 'kprobe', expected '{' or ';'
    6 | struct d kprobe:x { }
      |          ^~~~~~
script.np:7:17: error NP0101: unexpected ';', expected the name of a member
    7 | struct e { int *; };
      |                 ^
