# functions of bpftrace that are not here: what there is instead
-- args
-n @e@
-- world 6.12
-- script
begin { write_user(0, 1, 2); }
-- exit 1
-- err
-e:1:9: error NP0208: there is no function 'write_user'
    1 | begin { write_user(0, 1, 2); }
      |         ^~~~~~~~~~
  hint: a program does not write into the memory of processes
