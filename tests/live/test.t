# --test: begin, the tests in their order, end; a test's words are within it; exit() ends one test; nothing else runs
-- needs root
-- args
--test @e@
-- script
begin { @b = 1; printf("begin"); }
interval:ms:1 { printf("never\n"); }
test:sees_begin { print(probe); return @b != 1; }
test:three { printf("no newline"); return 3; }
test:exits { @e = 1; exit(); @e = 2; }
test:exit_status { exit(5); }
test:asserts { assert(@e == 1, "what is behind exit() ran"); assert(@e == 2, "as it should"); @e = 3; }
test:left_out / @e != 1 / { return 1; }
test:negative { return -1; }
test:high { return 0x100000000; }
test:zero { return 0; }
end { print(@e); }
bench:never { print("never"); exit(7); }
-- out
begin
[==========] Running 9 tests.
[ RUN      ] sees_begin
test:sees_begin
[       OK ] sees_begin ({{\d+ (ns|μs|ms)}})
[ RUN      ] three
no newline
[  FAILED  ] three ({{\d+ (ns|μs|ms)}})
[ RUN      ] exits
[       OK ] exits ({{\d+ (ns|μs|ms)}})
[ RUN      ] exit_status
[  FAILED  ] exit_status ({{\d+ (ns|μs|ms)}})
[ RUN      ] asserts
[  FAILED  ] asserts ({{\d+ (ns|μs|ms)}})
[ RUN      ] left_out
[       OK ] left_out ({{\d+ (ns|μs|ms)}})
[ RUN      ] negative
[  FAILED  ] negative ({{\d+ (ns|μs|ms)}})
[ RUN      ] high
[  FAILED  ] high ({{\d+ (ns|μs|ms)}})
[ RUN      ] zero
[       OK ] zero ({{\d+ (ns|μs|ms)}})
[==========] 9 tests ran.
[  PASSED  ] 4 tests.
[  FAILED  ] 5 tests, listed below:
[  FAILED  ] three
[  FAILED  ] exit_status
[  FAILED  ] asserts
[  FAILED  ] negative
[  FAILED  ] high
@e: 1
-- err contains
-e:7:62: error: assert failed: as it should
-- exit 1
