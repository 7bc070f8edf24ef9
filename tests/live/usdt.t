# USDT: arguments of several sizes and signs, and a semaphore that is up while we trace
-- script
u:@DIR@/prog:test:hit { @[(int64)arg0, arg1, arg2] = count(); }
u:@DIR@/prog:test:guarded { @guarded = count(); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#define _SDT_HAS_SEMAPHORES 1
#include <sys/sdt.h>
__attribute__((section(".probes"))) unsigned short test_guarded_semaphore;
__attribute__((section(".probes"))) unsigned short test_hit_semaphore;
int main(int argc, char **argv)
{
	for (int i = 0; i < 23; i++) {
		int a = -argc; unsigned char b = 200; unsigned long c = 1ul << 40;
		STAP_PROBE3(test, hit, a, b, c);
		if (test_guarded_semaphore)
			STAP_PROBE(test, guarded);
	}
	return 0;
}
C
gcc -O1 -o prog prog.c
-- traffic
./prog
-- contains
{{^@\[-1, 200, 1099511627776\]: 23$}}
{{^@guarded: 23$}}
