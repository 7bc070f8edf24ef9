# an event that perf does not count
-- world 6.12
-- args
-n @e@
-- script
software:fault { @ = count(); }
hardware:r12zz { @ = count(); }
-- exit 1
-- err
-e:1:10: error NP0203: perf knows no event 'fault'
    1 | software:fault { @ = count(); }
      |          ^~~~~
  hint: did you mean 'software:faults'?
-e:2:10: error NP0203: perf knows no event 'r12zz'
    2 | hardware:r12zz { @ = count(); }
      |          ^~~~~
  hint: there are backend-stalls branch-instructions branch-misses bus-cycles cache-misses cache-references cpu-cycles frontend-stalls instructions ref-cycles
