# an iterator that is pinned would print without us
-- args
-n @e@
-- world 6.12
-- script
iter:task:list { printf("%s\n", ctx.task.comm); }
-- exit 1
-- err
-e:1:11: error NP0110: an iterator cannot be pinned
    1 | iter:task:list { printf("%s\n", ctx.task.comm); }
      |           ^~~~
  hint: what it prints comes from nprobe: run it when it is wanted
