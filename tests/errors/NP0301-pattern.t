# patterns that are none, or not known when the program is compiled, and what is no string
-- script
begin { $x = "a*"; print(comm =~ $x); print(comm =~ "[a-z"); print(comm !~ "{a,b"); print(pid =~ "1*"); }
begin { print(comm =~ "?0123456789012345678901234567890123456789012345678901234567890123456789"); }
begin { print("a" < comm); print(comm > "b"); print(buf("a", 1) < buf("b", 1)); print(buf("a", 1) == pton("1.2.3.4")); }
-- err
-e:1:34: error NP0301: a pattern is a string constant: it is worked out before the program runs
    1 | begin { $x = "a*"; print(comm =~ $x); print(comm =~ "[a-z"); print(comm !~ "{a,b"); print(pid =~ "1*"); }
      |                                  ^~
  hint: for example: =~ "nginx*"
-e:1:53: error NP0301: this is no pattern: a '[' has no ']'
    1 | begin { $x = "a*"; print(comm =~ $x); print(comm =~ "[a-z"); print(comm !~ "{a,b"); print(pid =~ "1*"); }
      |                                                     ^~~~~~
  hint: there are * ? [a-z] [!a-z] {a,b}; a backslash takes their meaning away
-e:1:76: error NP0301: this is no pattern: a '{' has no '}'
    1 | begin { $x = "a*"; print(comm =~ $x); print(comm =~ "[a-z"); print(comm !~ "{a,b"); print(pid =~ "1*"); }
      |                                                                            ^~~~~~
  hint: there are * ? [a-z] [!a-z] {a,b}; a backslash takes their meaning away
-e:1:91: error NP0301: a string is matched, and this is uint32
    1 | begin { $x = "a*"; print(comm =~ $x); print(comm =~ "[a-z"); print(comm !~ "{a,b"); print(pid =~ "1*"); }
      |                                                                                           ^~~
-e:2:23: error NP0301: this is no pattern: it is too long: it may have 63 characters besides its stars
    2 | begin { print(comm =~ "?0123456789012345678901234567890123456789012345678901234567890123456789"); }
      |                       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: there are * ? [a-z] [!a-z] {a,b}; a backslash takes their meaning away
-e:3:19: error NP0301: strings are compared with == and != only
    3 | begin { print("a" < comm); print(comm > "b"); print(buf("a", 1) < buf("b", 1)); print(buf("a", 1) == pton("1.2.3.4")); }
      |                   ^
-e:3:39: error NP0301: strings are compared with == and != only
    3 | begin { print("a" < comm); print(comm > "b"); print(buf("a", 1) < buf("b", 1)); print(buf("a", 1) == pton("1.2.3.4")); }
      |                                       ^
-e:3:65: error NP0301: buffer and buffer are compared with == and != only
    3 | begin { print("a" < comm); print(comm > "b"); print(buf("a", 1) < buf("b", 1)); print(buf("a", 1) == pton("1.2.3.4")); }
      |                                                                 ^
-e:3:99: error NP0301: buffer and uint8[4] are not compared
    3 | begin { print("a" < comm); print(comm > "b"); print(buf("a", 1) < buf("b", 1)); print(buf("a", 1) == pton("1.2.3.4")); }
      |                                                                                                   ^~
-- exit 1
