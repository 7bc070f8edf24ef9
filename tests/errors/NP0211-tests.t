# a script of tests alone has nothing to trace: --test runs them
-- args
@e@
-- world 6.12
-- script
test:sums { @ = count(); }
bench:sums { @ = count(); }
-- exit 1
-- err
-e:1:1: error NP0211: the program has nothing to trace
    1 | test:sums { @ = count(); }
      | ^~~~~~~~~
  hint: use --test to run test probes
