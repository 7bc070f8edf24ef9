# an iterator that is pinned: without what nprobe would do
-- args
-n @e@
-- needs btf
-- script
fn unused() { exit(); }
fn used() { cat("/proc/uptime"); }
iter:task:list { used(); exit(); $s = kstack; time(); @x = 1; print(@x); print(ksym(1)); clear(@x); }
-- exit 1
-- err
-e:2:13: error NP0219: 'cat' needs nprobe, and a program that is pinned runs without it
    2 | fn used() { cat("/proc/uptime"); }
      |             ^~~~~~~~~~~~~~~~~~~
  hint: printf and print are what it can call
-e:3:26: error NP0219: 'exit' needs nprobe, and a program that is pinned runs without it
    3 | iter:task:list { used(); exit(); $s = kstack; time(); @x = 1; print(@x); print(ksym(1)); clear(@x); }
      |                          ^~~~~~
  hint: printf and print are what it can call
-e:3:39: error NP0219: 'kstack' needs nprobe, and a program that is pinned runs without it
    3 | iter:task:list { used(); exit(); $s = kstack; time(); @x = 1; print(@x); print(ksym(1)); clear(@x); }
      |                                       ^~~~~~
  hint: printf and print are what it can call
-e:3:47: error NP0219: 'time' needs nprobe, and a program that is pinned runs without it
    3 | iter:task:list { used(); exit(); $s = kstack; time(); @x = 1; print(@x); print(ksym(1)); clear(@x); }
      |                                               ^~~~~~
  hint: printf and print are what it can call
-e:3:63: error NP0219: maps are printed by nprobe, and a program that is pinned runs without it
    3 | iter:task:list { used(); exit(); $s = kstack; time(); @x = 1; print(@x); print(ksym(1)); clear(@x); }
      |                                                               ^~~~~~~~~
  hint: printf prints a value of one: printf("%d\n", @n)
-e:3:80: error NP0219: a program that is pinned prints numbers and strings, and this is ksym
    3 | iter:task:list { used(); exit(); $s = kstack; time(); @x = 1; print(@x); print(ksym(1)); clear(@x); }
      |                                                                                ^~~~~~~
  hint: %d and %x print its number
-e:3:90: error NP0219: 'clear' needs nprobe, and a program that is pinned runs without it
    3 | iter:task:list { used(); exit(); $s = kstack; time(); @x = 1; print(@x); print(ksym(1)); clear(@x); }
      |                                                                                          ^~~~~~~~~
  hint: printf and print are what it can call
