# memleak --every shows meanwhile what is held
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root uprobe tool:gcc
-- setup
cat >leaks.c <<'C'
#include <stdlib.h>
#include <unistd.h>
void *held(size_t n) { void *volatile p = malloc(n); return p; }
int main(void)
{
	char go;
	void *p[23];
	read(0, &go, 1);
	for (int i = 0; i < 23; i++)
		p[i] = held(100);
	read(0, &go, 1);
	for (int i = 0; i < 23; i++)
		free(p[i]);
	read(0, &go, 1);
	return 0;
}
C
gcc -O0 -fno-omit-frame-pointer -o leaks leaks.c
mkfifo go
spawn sh -c 'exec ./leaks <go'
leaks=$!
exec {GO}>go
until [ "$(</proc/$leaks/comm)" = leaks ]; do sleep 0.02; done
np_start memleak --every 100ms -p $leaks
printf a >&$GO
until grep -q '^]: 2300$' np.out; do sleep 0.05; done
printf a >&$GO
: >np.out
until [ "$(grep -c :..: np.out)" -gt 2 ]; do sleep 0.05; done
np_end INT
tell SEEN "$(tail -n 3 np.out | grep -c held)"
-- out
0


