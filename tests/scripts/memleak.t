# memleak shows by stack what was not freed, whichever function of libc allocated it
-- args
-q memleak --follow -- ./leaks
-- needs root uprobe tool:gcc
-- setup
cat >leaks.c <<'C'
#include <stdlib.h>
void *malloc_kept(size_t n) { void *volatile p = malloc(n); return p; }
void *calloc_kept(size_t n) { void *volatile p = calloc(10, n); return p; }
void *realloc_kept(void *old, size_t n) { void *volatile p = realloc(old, n); return p; }
void *aligned_kept(size_t n) { void *p = NULL; return posix_memalign(&p, 64, n) ? NULL : p; }
void *freed(size_t n) { void *volatile p = malloc(n); return p; }
int main(void)
{
	for (int i = 0; i < 23; i++) {
		void *p = malloc_kept(100);
		if (i < 3)
			free(p);
		free(freed(7000));
	}
	void *old = freed(50);

	for (int i = 0; i < 5; i++)
		calloc_kept(8);
	old = realloc_kept(old, 3000);  /* not where it was: the next ones are in the way */
	calloc_kept(0);
	realloc_kept(old, 600);
	for (int i = 0; i < 3; i++)
		aligned_kept(4096);
	return 0;
}
C
gcc -O0 -fno-omit-frame-pointer -o leaks leaks.c
-- contains
{{^\d\d:\d\d:\d\d$}}
{{^ +malloc_kept\+\d+$}}
{{^\]: 2000$}}
{{^ +calloc_kept\+\d+$}}
{{^\]: 400$}}
{{^ +realloc_kept\+\d+$}}
{{^\]: 600$}}
{{^ +aligned_kept\+\d+$}}
{{^\]: 12288$}}
-- absent
freed
