# USDT of processes that start later: every location, each with its own semaphore, in all of them
-- script
u:@DIR@/prog:test:twice { @twice[arg0] = count(); }
u:@DIR@/prog:* { @all[probe] = count(); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#define _SDT_HAS_SEMAPHORES 1
#include <sys/sdt.h>
__attribute__((section(".probes"))) volatile unsigned short test_twice_semaphore, test_once_semaphore;
int main(int argc, char **argv)
{
	for (int i = 0; i < 5; i++)
		if (test_twice_semaphore)
			STAP_PROBE1(test, twice, 100);
	if (test_twice_semaphore)
		STAP_PROBE1(test, twice, 200);
	if (test_once_semaphore)
		STAP_PROBE(test, once);
	return 0;
}
C
gcc -O1 -o prog prog.c
-- traffic
./prog
./prog & ./prog & wait
-- contains
{{^@all\[usdt:.*/prog:test:once\]: 3$}}
{{^@all\[usdt:.*/prog:test:twice\]: 18$}}
{{^@twice\[100\]: 15$}}
{{^@twice\[200\]: 3$}}
