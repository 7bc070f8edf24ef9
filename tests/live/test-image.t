# a compiled script keeps its tests, beside what it traces
-- needs root
-- args
--test a.npo
-- setup
"${NPROBE:-$TOP/build/nprobe}" build -e 'interval:s:9 { } test:one { print(1); } test:two { } bench:x { }' -o a.npo
-- out
[==========] Running 2 tests.
[ RUN      ] one
1
[       OK ] one ({{\d+ (ns|μs|ms)}})
[ RUN      ] two
[       OK ] two ({{\d+ (ns|μs|ms)}})
[==========] 2 tests ran.
[  PASSED  ] 2 tests.
