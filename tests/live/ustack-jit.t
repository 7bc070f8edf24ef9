# code that is made at run time, by the list of it that its maker writes
-- args
-q @e@ -- ./jit
-- script
profile:hz:199 /comm == "jit"/ { @[ustack(1)] = count(); }
-- needs root tool:gcc
-- setup
cat >jit.c <<'C'
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
int main(void)
{
	/* 1: dec %rdi; jnz 1b; ret */
	static const unsigned char code[] = {0x48, 0xff, 0xcf, 0x75, 0xfb, 0xc3};
	unsigned char *p = mmap(0, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	time_t end = time(0) + 2;
	char name[64];
	FILE *f;

	memcpy(p + 64, code, sizeof(code));
	snprintf(name, sizeof(name), "/tmp/perf-%d.map", getpid());
	f = fopen(name, "w");
	fprintf(f, "%lx %lx made: by hand\n", (unsigned long)p + 64, sizeof(code));
	fclose(f);
	f = fopen("list", "w");
	fputs(name, f);
	fclose(f);
	while (time(0) < end)
		((void (*)(long))(p + 64))(10000000);
	return 0;
}
C
gcc -O1 -o jit jit.c
-- cleanup
rm -f "$(cat list)"
-- contains
{{^        made: by hand\+[035]$}}
