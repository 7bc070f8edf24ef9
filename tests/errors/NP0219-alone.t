# a second probe would end with nprobe
-- args
-n @e@
-- world 6.12
-- script
iter:task:list { print(pid); }
iter:task_file:files { print(pid); }
-- exit 1
-- err
-e:1:1: error NP0219: an iterator that is pinned is the only probe of its script
    1 | iter:task:list { print(pid); }
      | ^~~~~~~~~~~~~~
  hint: put it into a script of its own
-e:2:1: error NP0219: an iterator that is pinned is the only probe of its script
    2 | iter:task_file:files { print(pid); }
      | ^~~~~~~~~~~~~~~~~~~~
  hint: put it into a script of its own
