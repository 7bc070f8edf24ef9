# what getopt() takes is written out, and one option has one default
-- args
-n @e@
-- world 6.12
-- script
begin {
	print(getopt(comm, 5));
	print(getopt("a", pid));
	print(getopt("b", 5, 6));
	print(getopt());
}
-- exit 1
-- err
-e:2:15: error NP0302: the name of an option is a string constant
    2 |  print(getopt(comm, 5));
      |               ^~~~
  hint: usage: getopt("name" [, default [, "help"]]) -> the default's type
-e:3:20: error NP0302: the default of an option is a number, a string, true or false
    3 |  print(getopt("a", pid));
      |                    ^~~
  hint: usage: getopt("name" [, default [, "help"]]) -> the default's type
-e:4:23: error NP0302: the help of an option is a string constant
    4 |  print(getopt("b", 5, 6));
      |                       ^
  hint: usage: getopt("name" [, default [, "help"]]) -> the default's type
-e:5:8: error NP0302: 'getopt' takes 1 to 3 arguments, and here are 0
    5 |  print(getopt());
      |        ^~~~~~~~
  hint: usage: getopt("name" [, default [, "help"]]) -> the default's type
