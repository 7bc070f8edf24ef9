# too many arguments, with the usage
-- args
-n @e@
-- world 6.12
-- script
begin { exit(1, 2); }
-- exit 1
-- err
-e:1:9: error NP0302: 'exit' takes 0 to 1 argument, and here are 2
    1 | begin { exit(1, 2); }
      |         ^~~~~~~~~~
  hint: usage: exit([status])
