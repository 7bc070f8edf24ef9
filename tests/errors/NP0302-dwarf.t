# ustack(dwarf) is found when it is printed, and of programs alone
-- args
-n @e@
-- world 6.12
-- script
begin { print(kstack(dwarf)); @ = stack_len(ustack(dwarf, 5)); print(dw_ustack(perf)); print(dw_ustack(0)); }
-- exit 1
-- err
-e:1:15: error NP0302: the kernel unwinds its own stack; 'dwarf' is for the stacks of programs: ustack(dwarf)
    1 | begin { print(kstack(dwarf)); @ = stack_len(ustack(dwarf, 5)); print(dw_ustack(perf)); print(dw_ustack(0)); }
      |               ^~~~~~~~~~~~~
  hint: usage: kstack, kstack([mode,] [depth]) -> stack
-e:1:45: error NP0302: the kernel does not know the frames of ustack(dwarf): they are found when it is printed
    1 | begin { print(kstack(dwarf)); @ = stack_len(ustack(dwarf, 5)); print(dw_ustack(perf)); print(dw_ustack(0)); }
      |                                             ^~~~~~~~~~~~~~~~
  hint: usage: stack_len(stack) -> uint64
-e:1:80: error NP0302: 'dw_ustack' has one mode, dwarf: it is given a depth alone
    1 | begin { print(kstack(dwarf)); @ = stack_len(ustack(dwarf, 5)); print(dw_ustack(perf)); print(dw_ustack(0)); }
      |                                                                                ^~~~
  hint: usage: dw_ustack, dw_ustack([depth]) -> stack
-e:1:104: error NP0302: the depth of a stack is 1 to 127
    1 | begin { print(kstack(dwarf)); @ = stack_len(ustack(dwarf, 5)); print(dw_ustack(perf)); print(dw_ustack(0)); }
      |                                                                                                        ^
  hint: usage: dw_ustack, dw_ustack([depth]) -> stack
