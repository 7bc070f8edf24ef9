# '#' and '##' in a macro are refused where it is used
-- args
-n @e@
-- script
#define STR(x) #x
#define CAT(a, b) a##b
begin { @ = CAT(1, 2); @b = STR(x); }
-- exit 1
-- err
-e:2:20: error NP0110: '#' in a macro is not supported
    2 | #define CAT(a, b) a##b
      |                    ^
-e:2:21: error NP0110: '#' in a macro is not supported
    2 | #define CAT(a, b) a##b
      |                     ^
-e:1:16: error NP0110: '#' in a macro is not supported
    1 | #define STR(x) #x
      |                ^
