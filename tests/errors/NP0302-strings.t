# functions of strings with what is none, and lengths that cannot be
-- script
begin { print(strlen(1)); print(strstr("a", 1)); print(str_concat(pid, "a")); print(strcap(1)); }
begin { print(strncmp("a", "b", pid)); print(memcmp("a", "b", "c")); print(memcmp("a", "b", 70000)); print(str(comm, -1)); }
begin { print(buf("abc")); print(buf(1, 70000)); print(macaddr("abcdef")); print(macaddr(pton("1.2.3.4"))); print(pton(comm)); }
begin { print(strerror("a")); print(is_err("a")); print(kptr("a")); assert(1, 2); static_assert(1, pid); print(str(comm, 70000)); }
-- err
-e:1:22: error NP0302: a string is expected, and this is int64
    1 | begin { print(strlen(1)); print(strstr("a", 1)); print(str_concat(pid, "a")); print(strcap(1)); }
      |                      ^
  hint: usage: strlen(string) -> uint64
-e:1:45: error NP0302: a string is expected, and this is int64
    1 | begin { print(strlen(1)); print(strstr("a", 1)); print(str_concat(pid, "a")); print(strcap(1)); }
      |                                             ^
  hint: usage: strstr(string, part) -> int64
-e:1:67: error NP0302: a string is expected, and this is uint32
    1 | begin { print(strlen(1)); print(strstr("a", 1)); print(str_concat(pid, "a")); print(strcap(1)); }
      |                                                                   ^~~
  hint: usage: str_concat(string, string) -> string
-e:1:92: error NP0302: a string is expected, and this is int64
    1 | begin { print(strlen(1)); print(strstr("a", 1)); print(str_concat(pid, "a")); print(strcap(1)); }
      |                                                                                            ^
  hint: usage: strcap(string) -> int64
-e:2:33: error NP0302: the length is a constant of at most 65536
    2 | begin { print(strncmp("a", "b", pid)); print(memcmp("a", "b", "c")); print(memcmp("a", "b", 70000)); print(str(comm, -1)); }
      |                                 ^~~
  hint: usage: strncmp(string, string, length) -> int64
-e:2:63: error NP0302: the number of bytes is an integer, and this is string[2]
    2 | begin { print(strncmp("a", "b", pid)); print(memcmp("a", "b", "c")); print(memcmp("a", "b", 70000)); print(str(comm, -1)); }
      |                                                               ^~~
  hint: usage: memcmp(value, value, bytes) -> int64
-e:2:93: error NP0302: so many bytes are at most 65536
    2 | begin { print(strncmp("a", "b", pid)); print(memcmp("a", "b", "c")); print(memcmp("a", "b", 70000)); print(str(comm, -1)); }
      |                                                                                             ^~~~~
  hint: usage: memcmp(value, value, bytes) -> int64
-e:2:118: error NP0302: the length of a string is not negative
    2 | begin { print(strncmp("a", "b", pid)); print(memcmp("a", "b", "c")); print(memcmp("a", "b", 70000)); print(str(comm, -1)); }
      |                                                                                                                      ^~
  hint: usage: str(pointer [, length]) -> string
-e:3:19: error NP0302: how many bytes there are must be said
    3 | begin { print(buf("abc")); print(buf(1, 70000)); print(macaddr("abcdef")); print(macaddr(pton("1.2.3.4"))); print(pton(comm)); }
      |                   ^~~~~
  hint: usage: buf(address, bytes), buf(array [, bytes]) -> buffer
-e:3:41: error NP0302: so many bytes are at most 65536
    3 | begin { print(buf("abc")); print(buf(1, 70000)); print(macaddr("abcdef")); print(macaddr(pton("1.2.3.4"))); print(pton(comm)); }
      |                                         ^~~~~
  hint: usage: buf(address, bytes), buf(array [, bytes]) -> buffer
-e:3:64: error NP0302: this is text, and the bytes of an address are expected
    3 | begin { print(buf("abc")); print(buf(1, 70000)); print(macaddr("abcdef")); print(macaddr(pton("1.2.3.4"))); print(pton(comm)); }
      |                                                                ^~~~~~~~
  hint: usage: macaddr(address) -> mac
-e:3:90: error NP0302: 'macaddr' takes 6 bytes or where they are, and this is uint8[4]
    3 | begin { print(buf("abc")); print(buf(1, 70000)); print(macaddr("abcdef")); print(macaddr(pton("1.2.3.4"))); print(pton(comm)); }
      |                                                                                          ^~~~~~~~~~~~~~~
  hint: usage: macaddr(address) -> mac
-e:3:120: error NP0302: the address is a string constant
    3 | begin { print(buf("abc")); print(buf(1, 70000)); print(macaddr("abcdef")); print(macaddr(pton("1.2.3.4"))); print(pton(comm)); }
      |                                                                                                                        ^~~~
  hint: usage: pton("address") -> uint8[4] or uint8[16]
-e:4:24: error NP0302: an error is an integer, and this is string[2]
    4 | begin { print(strerror("a")); print(is_err("a")); print(kptr("a")); assert(1, 2); static_assert(1, pid); print(str(comm, 70000)); }
      |                        ^~~
  hint: usage: strerror(errno) -> string
-e:4:44: error NP0302: a pointer or a number is expected, and this is string[2]
    4 | begin { print(strerror("a")); print(is_err("a")); print(kptr("a")); assert(1, 2); static_assert(1, pid); print(str(comm, 70000)); }
      |                                            ^~~
  hint: usage: is_err(pointer) -> bool
-e:4:62: error NP0302: an address is expected, and this is string[2]
    4 | begin { print(strerror("a")); print(is_err("a")); print(kptr("a")); assert(1, 2); static_assert(1, pid); print(str(comm, 70000)); }
      |                                                              ^~~
  hint: usage: kptr(address) -> address
-e:4:79: error NP0302: the message is a string, and this is int64
    4 | begin { print(strerror("a")); print(is_err("a")); print(kptr("a")); assert(1, 2); static_assert(1, pid); print(str(comm, 70000)); }
      |                                                                               ^
  hint: usage: assert(condition, message)
-e:4:100: error NP0302: the message is a string constant
    4 | begin { print(strerror("a")); print(is_err("a")); print(kptr("a")); assert(1, 2); static_assert(1, pid); print(str(comm, 70000)); }
      |                                                                                                    ^~~
  hint: usage: static_assert(condition, message)
-e:4:122: error NP0302: a string has at most 65536 bytes
    4 | egin { print(strerror("a")); print(is_err("a")); print(kptr("a")); assert(1, 2); static_assert(1, pid); print(str(comm, 70000)); }
      |                                                                                                                         ^~~~~
  hint: usage: str(pointer [, length]) -> string
-- exit 1
