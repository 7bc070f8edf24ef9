# the vdso is in no file: its functions have names, too
-- args
-q @e@ -- ./prog
-- script
profile:hz:199 /comm == "prog"/ { @[ustack(1)] = count(); }
-- needs root tool:gcc
-- setup
cat >prog.c <<'C'
#include <time.h>
int main(void)
{
	time_t end = time(0) + 2;
	struct timespec t;
	do
		clock_gettime(CLOCK_MONOTONIC, &t);
	while (time(0) < end);
	return 0;
}
C
gcc -O1 -o prog prog.c
-- contains
{{^        (__vdso_)?clock_gettime\+\d+$}}
