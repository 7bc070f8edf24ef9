# the same of benchmarks
-- args
@e@
-- world 6.12
-- script
bench:sums { @ = count(); }
-- exit 1
-- err
-e:1:1: error NP0211: the program has nothing to trace
    1 | bench:sums { @ = count(); }
      | ^~~~~~~~~~
  hint: use --bench to run bench probes
