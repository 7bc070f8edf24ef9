# aggregations have a value for each CPU, other maps have not
-- args
-n @e@
-- world 6.12
-- script
let @a = percpuhash(4);
let @b = lruhash(8);
let @c = hash(8);
begin { @a[1] = 1; @b[pid] = count(); }
-- exit 1
-- err
-e:1:10: error NP0305: map '@a' holds int64, which is not an aggregation, and is declared percpuhash
    1 | let @a = percpuhash(4);
      |          ^~~~~~~~~~
-e:4:17: note: it gets its values here
    4 | begin { @a[1] = 1; @b[pid] = count(); }
      |                 ^
  hint: write: let @a = hash(4);
-e:2:10: error NP0305: map '@b' holds count, which is counted on each CPU, and is declared lruhash
    2 | let @b = lruhash(8);
      |          ^~~~~~~
-e:4:30: note: it gets its values here
    4 | begin { @a[1] = 1; @b[pid] = count(); }
      |                              ^~~~~~~
  hint: write: let @b = percpulruhash(8);
