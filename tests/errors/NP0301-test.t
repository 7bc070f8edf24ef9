# what a test returns is a number; in other clauses it is not looked at
-- args
-n @e@
-- world 6.12
-- script
test:one { return "x"; }
bench:two { if (pid) { return comm; } }
begin { return "x"; }
test:fine { return pid == 3; }
-- exit 1
-- err
-e:1:19: error NP0301: what a test returns is a number, 0 when it passes, and this is string[2]
    1 | test:one { return "x"; }
      |                   ^~~
-e:2:31: error NP0301: what a test returns is a number, 0 when it passes, and this is string[16]
    2 | bench:two { if (pid) { return comm; } }
      |                               ^~~~
