# memleak --older leaves out what was allocated since
-- args
-q memleak --older 2s --follow -- ./leaks
-- needs root uprobe tool:gcc kernel>=5.13
-- setup
cat >leaks.c <<'C'
#include <stdlib.h>
#include <unistd.h>
void *old_kept(size_t n) { void *volatile p = malloc(n); return p; }
void *young_kept(size_t n) { void *volatile p = malloc(n); return p; }
int main(void)
{
	for (int i = 0; i < 23; i++)
		old_kept(100);
	usleep(3000000);
	for (int i = 0; i < 5; i++)
		young_kept(10);
	return 0;
}
C
gcc -O0 -fno-omit-frame-pointer -o leaks leaks.c
-- contains
{{^ +old_kept\+\d+$}}
{{^\]: 2300$}}
-- absent
young_kept
