# iterators: one that is not there, a member that it has not, a name left out
-- args
-n @e@
-- needs btf
-- script
iter:tsk { }
iter:task { print(ctx.tusk); }
iter: { }
-- exit 1
-- err
-e:1:6: error NP0203: this kernel has no iterator 'tsk'
    1 | iter:tsk { }
      |      ^~~
  hint: did you mean 'iter:task'?
-e:3:1: error NP0202: 'iter:' is not a complete probe
    3 | iter: { }
      | ^~~~~
  hint: it is written iter:task or iter:task:FILE; nprobe -l 'iter:*' lists them
-e:2:23: error NP0206: iterator 'task' has no 'tusk'
    2 | iter:task { print(ctx.tusk); }
      |                       ^~~~
  hint: did you mean 'task'?
