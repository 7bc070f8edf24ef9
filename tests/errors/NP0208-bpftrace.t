# functions of bpftrace that are not here: what there is instead
-- args
-n @e@
-- world 6.12
-- script
begin { print(typeinfo(1)); write_user(0, 1, 2); }
-- exit 1
-- err
-e:1:15: error NP0208: there is no function 'typeinfo'
    1 | begin { print(typeinfo(1)); write_user(0, 1, 2); }
      |               ^~~~~~~~
  hint: it tells of bpftrace's own types; here is_str(x) and its like, sizeof(x) and typeof(x) do, and -d types shows the types of a program
-e:1:29: error NP0208: there is no function 'write_user'
    1 | begin { print(typeinfo(1)); write_user(0, 1, 2); }
      |                             ^~~~~~~~~~
  hint: a program does not write into the memory of processes
