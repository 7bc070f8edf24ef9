# without a block all arguments would be shown, by nprobe; a table is printed at the end
-- args
-n @e@
-- needs btf
-- script
iter:task:list < count(comm) by pid >
-- exit 1
-- err
-e:1:18: error NP0219: maps are printed by nprobe, and a program that is pinned runs without it
    1 | iter:task:list < count(comm) by pid >
      |                  ^~~~~~~~~~~
  hint: printf prints a value of one: printf("%d\n", @n)
