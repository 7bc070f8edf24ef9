# wrong uses of stacks and symbols
-- args
-n @e@
-- world 6.12
-- script
begin { print(kstack(build_id)); print(ustack(2, perf)); print(ustack(fast)); print(ustack(0)); print(ustack(9e9)); print(ustack(perf, pid)); }
begin { print(stack_len(1)); print(usym("a")); print(uaddr("x")); @a[ustack] = 1; @a[kstack] = 1; @b[ustack] = 1; @b[ustack(perf)] = 1; }
-- exit 1
-- err
-e:1:15: error NP0302: the kernel's frames have no build ids: they are 'ustack(build_id)' only
    1 | begin { print(kstack(build_id)); print(ustack(2, perf)); print(ustack(fast)); print(ustack(0)); print(ustack(9e9)); print(ustack(perf, pid)); }
      |               ^~~~~~~~~~~~~~~~
  hint: usage: kstack, kstack([mode,] [depth]) -> stack
-e:1:50: error NP0302: the mode of a stack comes first: ustack(perf, ...)
    1 | begin { print(kstack(build_id)); print(ustack(2, perf)); print(ustack(fast)); print(ustack(0)); print(ustack(9e9)); print(ustack(perf, pid)); }
      |                                                  ^~~~
  hint: usage: ustack, ustack([mode,] [depth]) -> stack
-e:1:71: error NP0302: 'fast' is no mode: there are bpftrace, perf, raw, build_id, lines and dwarf
    1 | begin { print(kstack(build_id)); print(ustack(2, perf)); print(ustack(fast)); print(ustack(0)); print(ustack(9e9)); print(ustack(perf, pid)); }
      |                                                                       ^~~~
  hint: usage: ustack, ustack([mode,] [depth]) -> stack
-e:1:92: error NP0302: the depth of a stack is 1 to 127
    1 | begin { print(kstack(build_id)); print(ustack(2, perf)); print(ustack(fast)); print(ustack(0)); print(ustack(9e9)); print(ustack(perf, pid)); }
      |                                                                                            ^
  hint: usage: ustack, ustack([mode,] [depth]) -> stack
-e:1:110: error NP0302: the depth of a stack is 1 to 127
    1 | begin { print(kstack(build_id)); print(ustack(2, perf)); print(ustack(fast)); print(ustack(0)); print(ustack(9e9)); print(ustack(perf, pid)); }
      |                                                                                                              ^~~
  hint: usage: ustack, ustack([mode,] [depth]) -> stack
-e:1:136: error NP0302: 'pid' is no mode: there are bpftrace, perf, raw, build_id, lines and dwarf
    1 | stack(build_id)); print(ustack(2, perf)); print(ustack(fast)); print(ustack(0)); print(ustack(9e9)); print(ustack(perf, pid)); }
      |                                                                                                                         ^~~
  hint: usage: ustack, ustack([mode,] [depth]) -> stack
-e:2:25: error NP0302: 'stack_len' takes a stack, and this is int64
    2 | begin { print(stack_len(1)); print(usym("a")); print(uaddr("x")); @a[ustack] = 1; @a[kstack] = 1; @b[ustack] = 1; @b[ustack(perf)] = 1; }
      |                         ^
  hint: usage: stack_len(stack) -> uint64
-e:2:41: error NP0302: 'usym' takes an address, and this is string[2]
    2 | begin { print(stack_len(1)); print(usym("a")); print(uaddr("x")); @a[ustack] = 1; @a[kstack] = 1; @b[ustack] = 1; @b[ustack(perf)] = 1; }
      |                                         ^~~
  hint: usage: usym(address) -> usym
-e:2:54: error NP0302: 'uaddr' means nothing in this kind of probe
    2 | begin { print(stack_len(1)); print(usym("a")); print(uaddr("x")); @a[ustack] = 1; @a[kstack] = 1; @b[ustack] = 1; @b[ustack(perf)] = 1; }
      |                                                      ^~~~~~~~~~
  hint: for example: p:/bin/bash:readline { printf("%s\n", str(*uaddr("ps1_prompt"))); }
-e:2:86: error NP0304: a key of map '@a' is kstack here and ustack elsewhere
    2 | begin { print(stack_len(1)); print(usym("a")); print(uaddr("x")); @a[ustack] = 1; @a[kstack] = 1; @b[ustack] = 1; @b[ustack(perf)] = 1; }
      |                                                                                      ^~~~~~
-e:2:67: note: its keys are given first here
    2 | begin { print(stack_len(1)); print(usym("a")); print(uaddr("x")); @a[ustack] = 1; @a[kstack] = 1; @b[ustack] = 1; @b[ustack(perf)] = 1; }
      |                                                                   ^~~~~~~~~~
-e:2:118: error NP0304: a key of map '@b' is ustack(perf) here and ustack elsewhere
    2 | begin { print(stack_len(1)); print(usym("a")); print(uaddr("x")); @a[ustack] = 1; @a[kstack] = 1; @b[ustack] = 1; @b[ustack(perf)] = 1; }
      |                                                                                                                      ^~~~~~~~~~~~
-e:2:99: note: its keys are given first here
    2 | begin { print(stack_len(1)); print(usym("a")); print(uaddr("x")); @a[ustack] = 1; @a[kstack] = 1; @b[ustack] = 1; @b[ustack(perf)] = 1; }
      |                                                                                                   ^~~~~~~~~~
