# an unknown type
-- args
-n @e@
-- world 6.12
-- script
begin { @x = (struct no_such_struct *)1; }
-- exit 1
-- err
-e:1:15: error NP0209: there is no type 'struct no_such_struct'
    1 | begin { @x = (struct no_such_struct *)1; }
      |               ^~~~~~~~~~~~~~~~~~~~~~~
