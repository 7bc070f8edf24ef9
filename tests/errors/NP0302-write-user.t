# wrong uses of write_user: where, what, and how many bytes
-- args
-n --unsafe @e@
-- world 6.12
-- script
t:syscalls:sys_enter_openat { $n = 4;
	write_user(1); write_user("a", 1); write_user(filename, kstack); write_user(filename, (1, 2), 4);
	write_user(filename, comm); write_user(1, 1); write_user(filename, comm, 17);
	write_user(filename, comm, $n); write_user(filename, 1, 9); write_user(filename, 1, 0);
}
begin { write_user(0, 1, 4); }
-- exit 1
-- err
-e:2:2: error NP0302: 'write_user' takes 2 to 3 arguments, and here is 1
    2 |  write_user(1); write_user("a", 1); write_user(filename, kstack); write_user(filename, (1, 2), 4);
      |  ^~~~~~~~~~~~~
  hint: usage: write_user(address, value [, bytes]) -> bool, with --unsafe
-e:2:28: error NP0302: 'write_user' takes an address, and this is string[2]
    2 |  write_user(1); write_user("a", 1); write_user(filename, kstack); write_user(filename, (1, 2), 4);
      |                            ^~~
  hint: usage: write_user(address, value [, bytes]) -> bool, with --unsafe
-e:2:58: error NP0302: a value of type kstack is not written
    2 |  write_user(1); write_user("a", 1); write_user(filename, kstack); write_user(filename, (1, 2), 4);
      |                                                          ^~~~~~
  hint: usage: write_user(address, value [, bytes]) -> bool, with --unsafe
-e:2:88: error NP0302: a value of type (int64, int64) is not written
    2 |  write_user(1); write_user("a", 1); write_user(filename, kstack); write_user(filename, (1, 2), 4);
      |                                                                                        ^~~~~~
  hint: usage: write_user(address, value [, bytes]) -> bool, with --unsafe
-e:3:23: error NP0302: how many bytes of it are written is not known
    3 |  write_user(filename, comm); write_user(1, 1); write_user(filename, comm, 17);
      |                       ^~~~
  hint: usage: write_user(address, value [, bytes]) -> bool, with --unsafe
-e:3:44: error NP0302: how many bytes of it are written is not known
    3 |  write_user(filename, comm); write_user(1, 1); write_user(filename, comm, 17);
      |                                            ^
  hint: usage: write_user(address, value [, bytes]) -> bool, with --unsafe
-e:3:75: error NP0302: 1 to 16 bytes can be written of string[16]
    3 |  write_user(filename, comm); write_user(1, 1); write_user(filename, comm, 17);
      |                                                                           ^~
  hint: usage: write_user(address, value [, bytes]) -> bool, with --unsafe
-e:4:29: error NP0302: how many bytes are written is a constant
    4 |  write_user(filename, comm, $n); write_user(filename, 1, 9); write_user(filename, 1, 0);
      |                             ^~
  hint: usage: write_user(address, value [, bytes]) -> bool, with --unsafe
-e:4:58: error NP0302: 1 to 8 bytes can be written of int64
    4 |  write_user(filename, comm, $n); write_user(filename, 1, 9); write_user(filename, 1, 0);
      |                                                          ^
  hint: usage: write_user(address, value [, bytes]) -> bool, with --unsafe
-e:4:86: error NP0302: 1 to 8 bytes can be written of int64
    4 |  write_user(filename, comm, $n); write_user(filename, 1, 9); write_user(filename, 1, 0);
      |                                                                                      ^
  hint: usage: write_user(address, value [, bytes]) -> bool, with --unsafe
-e:6:9: error NP0302: 'write_user' means nothing in this kind of probe
    6 | begin { write_user(0, 1, 4); }
      |         ^~~~~~~~~~~~~~~~~~~
  hint: for example: p:/bin/bash:readline { if (!write_user(arg0, "> ")) { print("not written"); } }
