# a macro of several numbers is no condition; it is read as often as it is used
-- args
-n @e@
-- script
#define SOME (5, 3, 0)
begin {
#if SOME
	print(1);
#endif
	print(SOME);
	print(SOME.1);
}
-- exit 1
-- err
-e:3:5: error NP0101: #if knows no more than numbers and macros
    3 | #if SOME
      |     ^~~~
-e:1:9: note: in the macro 'SOME'
    1 | #define SOME (5, 3, 0)
      |         ^~~~
