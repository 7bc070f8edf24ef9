# --test: all passed, those that --probe-filter chooses; a test returns from within loops and functions' values
-- needs root
-- args
--mode test --probe-filter ^[lf] @e@
-- script
fn half($n: int64): int64 { return $n / 2; }
test:loop { for ($i : 0..100) { if ($i == 70) { return $i - 70; } } return 1; }
test:large { $i = 0; while ($i < 1000) { $i++; if ($i == 900) { return 0; } } return 1; }
test:function { return half(8) - 4; }
test:other { return 1; }
test:f, test:l { print(probe); }
-- out
[==========] Running 5 tests.
[ RUN      ] loop
[       OK ] loop ({{\d+ (ns|μs|ms)}})
[ RUN      ] large
[       OK ] large ({{\d+ (ns|μs|ms)}})
[ RUN      ] function
[       OK ] function ({{\d+ (ns|μs|ms)}})
[ RUN      ] f
test:f
[       OK ] f ({{\d+ (ns|μs|ms)}})
[ RUN      ] l
test:l
[       OK ] l ({{\d+ (ns|μs|ms)}})
[==========] 5 tests ran.
[  PASSED  ] 5 tests.
