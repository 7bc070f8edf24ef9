# an iterator is pinned as a file: not as a directory, not as nothing
-- args
-n @e@
-- world 6.12
-- script
iter:task: { }
iter:task:/sys/fs/bpf/dir/ { }
iter:task:list:more { }
-- exit 1
-- err
-e:1:1: error NP0202: 'iter:task:' is not a complete probe
    1 | iter:task: { }
      | ^~~~~~~~~~
  hint: it is written iter:task or iter:task:FILE; nprobe -l 'iter:*' lists them
-e:2:1: error NP0202: 'iter:task:/sys/fs/bpf/dir/' is not a complete probe
    2 | iter:task:/sys/fs/bpf/dir/ { }
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: it is written iter:task or iter:task:FILE; nprobe -l 'iter:*' lists them
-e:3:1: error NP0202: 'iter:task:list:more' is not a complete probe
    3 | iter:task:list:more { }
      | ^~~~~~~~~~~~~~~~~~~
  hint: it is written iter:task or iter:task:FILE; nprobe -l 'iter:*' lists them
