# directives begin their lines, those behind what an #if leaves out too, which stays as it is
-- args
fmt @e@
-- script
begin {
	#if 1
	print(1);
	#else
	print( 2 );
	#endif
	#if 0
	print( 3 );
	#elif 1
	print( 4 );
	#endif
}
-- out
begin {
#if 1
	print(1);
#else
	print( 2 );
#endif
#if 0
	print( 3 );
#elif 1
	print(4);
#endif
}
