# tests have names of their own, and so do benchmarks
-- args
-n @e@
-- world 6.12
-- script
test:one, test:two { }
bench:one { }
test:two { }
-- exit 1
-- err
-e:3:1: error NP0216: 'test:two' is there already
    3 | test:two { }
      | ^~~~~~~~
-e:1:11: note: it is here
    1 | test:one, test:two { }
      |           ^~~~~~~~
