# --test: the status of exit() does not depend on room in the ring; what was lost is told
-- needs root
-- args
--test --buffer 4K @e@
-- script
fn leave($n: int64): int64 { if ($n > 2) { exit($n); } return 0; }
test:fails { $i = 0; while ($i < 4000) { printf("line\n"); $i++; } exit(3); }
test:passes { $i = 0; while ($i < 4000) { printf("line\n"); $i++; } exit(0); }
test:counts { $i = 0; @i = $i; exit($i++ + @i); }
test:function { leave(2); leave(3); return 0; }
-- contains
{{^\[  FAILED  \] fails \(}}
{{^\[       OK \] passes \(}}
{{^\[       OK \] counts \(}}
{{^\[  FAILED  \] function \(}}
{{^\[  PASSED  \] 2 tests\.$}}
-- err contains
{{^lost \d+ events: ring buffer of 4K full}}
-- exit 1
