# kinds of probe that only bpftrace's own options run
-- args
-n @e@
-- world 6.12
-- script
test:sums { @ = count(); }
bench:sums { @ = count(); }
-- exit 1
-- err
-e:1:1: error NP0201: test: probes run by bpftrace --test alone
    1 | test:sums { @ = count(); }
      | ^~~~
  hint: a program that is called so is probed by p:test:sums
-e:2:1: error NP0201: bench: probes run by bpftrace --bench alone
    2 | bench:sums { @ = count(); }
      | ^~~~~
  hint: a program that is called so is probed by p:bench:sums
