# macros that double again and again
-- args
-n @e@
-- world 6.12
-- script
macro a(x) { x + x }
begin { print(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(1))))))))))))))))))))); }
-- exit 1
-- err
-e:2:21: error NP0107: what macros expand to is too large
    2 | begin { print(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(1))))))))))))))))))))); }
      |                     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
