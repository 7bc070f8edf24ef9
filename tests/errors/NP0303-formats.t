# formats and their values
-- args
-n @e@
-- world 6.12
-- script
begin { printf("%q\n", 1); printf("%d %s\n", "a", 1); printf("x\n", 1); printf("%d\n", exit()); }
-- exit 1
-- err
-e:1:17: error NP0303: '%q' is no conversion
    1 | begin { printf("%q\n", 1); printf("%d %s\n", "a", 1); printf("x\n", 1); printf("%d\n", exit()); }
      |                 ^~
  hint: there are %d %u %x %o %c %p %s, %t for a time, %D for a duration, %r %rx %rh for bytes, %gr for flags of an allocation, and %% for a '%'
-e:1:46: error NP0303: '%d' does not print string[2]
    1 | begin { printf("%q\n", 1); printf("%d %s\n", "a", 1); printf("x\n", 1); printf("%d\n", exit()); }
      |                                              ^~~
  hint: '%s' prints it
-e:1:69: error NP0303: the format prints 0 values, and 1 is given
    1 | begin { printf("%q\n", 1); printf("%d %s\n", "a", 1); printf("x\n", 1); printf("%d\n", exit()); }
      |                                                                     ^
-e:1:88: error NP0302: this has no value
    1 | begin { printf("%q\n", 1); printf("%d %s\n", "a", 1); printf("x\n", 1); printf("%d\n", exit()); }
      |                                                                                        ^~~~~~
  hint: usage: printf(format, values...)
