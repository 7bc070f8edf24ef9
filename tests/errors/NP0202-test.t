# a test has one name
-- args
-n @e@
-- world 6.12
-- script
test:one:two { }
bench: { }
test { }
-- exit 1
-- err
-e:1:1: error NP0202: 'test:one:two' is not a complete probe
    1 | test:one:two { }
      | ^~~~~~~~~~~~
  hint: it is written test:name
-e:2:1: error NP0202: 'bench:' is not a complete probe
    2 | bench: { }
      | ^~~~~~
  hint: it is written bench:name
-e:3:1: error NP0202: 'test' is not a complete probe
    3 | test { }
      | ^~~~
  hint: it is written test:name
