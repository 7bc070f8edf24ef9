# #if, #elif, #else, #endif: within blocks too; what is left out is not read; comments and lines that go on
-- args
-d tree @e@
-- script
#define ONE 1
#if ONE /* a comment
   that goes on */ && !defined(TWO) && \
    (3 - 1 == 2)
begin {
	# ifdef TWO
	this is "not read
	#if ONE
	#else
	#endif
	# elif defined ONE
	@x = 1;
	# else
	nor this
	# endif
}
#elif 1
nor this
#else
/* #endif within a comment
#endif
*/ or "#endif"
#endif
#ifndef ONE
#error never
#endif
#if 0
#elif KERNEL_VERSION(5, 4, 300) == 0x0504ff ? ONE : UNKNOWN
end { }
#endif
#pragma once
-- out
program
  const ONE
  clause
    probe begin group 0
    block
      assign =
        map @x
        int 1
  clause
    probe end group 1
    block
