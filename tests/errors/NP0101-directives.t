# directives that are wrong
-- args
-n @script@
-- script
#if 1
#else
#else
#endif
#elif 1
#foo
#define 5
#define F(a
#define G(a b) a
#ifdef
#endif
#include
#include <x
#error this cannot work
#if 1 +
#endif
#if a->b
#endif
#if
#endif
#ifndef X
begin { exit(); }
-- exit 1
-- err
script.np:3:1: error NP0101: #else behind #else
    3 | #else
      | ^~~~~
script.np:1:1: note: the condition begins here
    1 | #if 1
      | ^~~
script.np:5:1: error NP0101: #elif without #if
    5 | #elif 1
      | ^~~~~
script.np:6:1: error NP0101: unknown directive
    6 | #foo
      | ^~~~
script.np:7:9: error NP0101: the name of a macro is expected here
    7 | #define 5
      |         ^
script.np:8:12: error NP0101: ')' is expected here
    8 | #define F(a
      |            ^
script.np:9:13: error NP0101: ',' or ')' is expected here
    9 | #define G(a b) a
      |             ^
script.np:10:7: error NP0101: the name of a macro is expected here
   10 | #ifdef
      |       ^
script.np:12:9: error NP0101: "file" or <file> is expected here
   12 | #include
      |         ^
script.np:13:1: error NP0101: the file's name is not closed by '>'
   13 | #include <x
      | ^~~~~~~~
script.np:14:1: error NP0101: #error: this cannot work
   14 | #error this cannot work
      | ^~~~~~
script.np:15:7: error NP0101: unexpected end of the program, expected a value
   15 | #if 1 +
      |       ^
script.np:17:5: error NP0101: #if knows no more than numbers and macros
   17 | #if a->b
      |     ^~~~
script.np:19:4: error NP0101: a condition is expected
   19 | #if
      |    ^
script.np:21:1: error NP0101: this condition has no #endif
   21 | #ifndef X
      | ^~~~~~~
