# --bench: a table; what the benchmarks print is not shown and not lost; exit() ends one run, not the measuring
-- needs root
-- timeout 3
-- args
--bench @e@
-- script
begin { @b = 1; printf("begin\n"); }
interval:ms:1 { printf("never\n"); }
test:never { printf("never\n"); }
bench:empty { }
bench:prints { printf("hello\n"); printf("again\n"); @p++; exit(); }
bench:of_a_name_that_is_much_longer_than_the_column { @b++; }
end { print(@b > 100); print(@p > 100); }
-- out
begin
Benchmark                                     Time(ns)       Iterations
-----------------------------------------------------------------------
empty                                         {{\d+ +[1-9]\d+}}
prints                                        {{\d+ +[1-9]\d+}}
of_a_name_that_is_much_longer_than_the_column {{\d+ +[1-9]\d+}}
true
true
