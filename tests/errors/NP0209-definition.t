# definitions whose types, sizes or values cannot be known
-- args
-n @script@
-- world 6.12
-- script
struct later;
struct a { struct later l; };
struct b { struct b self; };
struct c { unknown_t x; };
struct d { int n[NOPE]; };
struct e { int n[-1]; u8 bits : 9; };
struct f { u8 bits : 9; };
struct g { int x; long x; };
struct g { int y; };
enum h { H = sizeof(struct later) };
struct i { char huge[2000000]; };
struct j { int x; } __attribute__((aligned(3)));
begin { print(sizeof(struct a)); }
-- exit 1
-- err
script.np:9:8: error NP0301: 'struct g' is defined twice
    9 | struct g { int y; };
      |        ^
script.np:8:8: note: the first one is here
    8 | struct g { int x; long x; };
      |        ^
script.np:2:25: error NP0209: what 'struct later' holds is not known here
    2 | struct a { struct later l; };
      |                         ^
  hint: define it above, or make the member a pointer
script.np:3:21: error NP0209: what 'struct b' holds is not known here
    3 | struct b { struct b self; };
      |                     ^~~~
  hint: define it above, or make the member a pointer
script.np:4:12: error NP0209: there is no type 'unknown_t'
    4 | struct c { unknown_t x; };
      |            ^~~~~~~~~
script.np:5:18: error NP0205: 'NOPE' is no known constant
    5 | struct d { int n[NOPE]; };
      |                  ^~~~
script.np:6:18: error NP0308: the length of an array is from 0 to 1048576, and this is -1
    6 | struct e { int n[-1]; u8 bits : 9; };
      |                  ^~
script.np:7:22: error NP0308: the width of a bitfield is from 1 to 8, and this is 9
    7 | struct f { u8 bits : 9; };
      |                      ^
script.np:8:24: error NP0301: there are two members 'x'
    8 | struct g { int x; long x; };
      |                        ^
script.np:8:16: note: the first one is here
    8 | struct g { int x; long x; };
      |                ^
script.np:10:14: error NP0301: a constant is expected
   10 | enum h { H = sizeof(struct later) };
      |              ^~~~~~~~~~~~~~~~~~~~
script.np:11:22: error NP0308: the length of an array is from 0 to 1048576, and this is 2000000
   11 | struct i { char huge[2000000]; };
      |                      ^~~~~~~
script.np:12:44: error NP0308: an alignment is a power of two
   12 | struct j { int x; } __attribute__((aligned(3)));
      |                                            ^
script.np:13:22: error NP0209: there is no type 'struct a'
   13 | begin { print(sizeof(struct a)); }
      |                      ^~~~~~~~
