# usermode and reg in samples: user code spins, a function of the kernel is entered
-- args
-q @e@ -- ./spin
-- script
profile:hz:199 /comm == "spin"/ { @user[usermode] = count(); @at[usym(reg("ip"))] = count(); }
uprobe:@DIR@/spin:mark { @mark[usermode, ctx->ip == reg("ip"), ctx->di] = count(); }
-- needs root uprobe btf tool:gcc
-- setup
tell DIR "$PWD"
cat >spin.c <<'C'
#include <time.h>
__attribute__((noinline)) long mark(long n) { __asm__ volatile("" : "+r"(n)); return n; }
int main(void)
{
	time_t end = time(0) + 2;
	volatile unsigned long n = 0;

	mark(5);
	while (n++ % 1000000 || time(0) < end)
		;
	return 0;
}
C
gcc -O1 -o spin spin.c
-- contains
{{^@user\[1\]: \d+$}}
{{^@at\[main\]: \d+$}}
{{^@mark\[1, true, 5\]: 1$}}
