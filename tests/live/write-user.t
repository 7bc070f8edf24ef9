# write_user: numbers, text, arrays and variables into the memory of the process that the probe is in, and what cannot be
-- args
-q --unsafe @e@ -- ./prog
-- script
p:@DIR@/prog:fill {
	$n = (uint32)77;
	$text = "by name";
	@ok[1] = write_user((uint16 *)arg0, 0x1234567);
	@ok[2] = write_user(arg1, "text", 4);
	@ok[3] = write_user(arg2, "whole");
	@ok[4] = write_user(arg3, &$n, 4);
	@ok[5] = write_user(arg4, $text, 7);
	@ok[6] = write_user(arg5, pton("10.1.2.3"));
	@ok[7] = write_user(8, 1, 4);
	write_user(arg5 + 4, (uint8)65);
	write_user(arg0 + 2, buf("xy", 2), 2);
}
-- needs root uprobe write_user tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#include <stdio.h>
#include <string.h>
struct { unsigned short a, b; char c[8], d[8]; unsigned e, f; char g[12]; unsigned char h[5]; } v;
__attribute__((noinline)) void fill(void *a, void *c, void *d, void *e, void *g, void *h)
{
	__asm__ volatile("" ::"r"(a), "r"(c), "r"(d), "r"(e), "r"(g), "r"(h) : "memory");
}
int main(void)
{
	memset(&v, '.', sizeof(v));
	fill(&v.a, v.c, v.d, &v.e, v.g, v.h);
	printf("%x %x %.8s %s %c %u %x %.12s %u.%u.%u.%u %c\n", v.a, v.b, v.c, v.d, v.d[6], v.e, v.f, v.g,
	       v.h[0], v.h[1], v.h[2], v.h[3], v.h[4]);
	return 0;
}
C
gcc -O1 -o prog prog.c
-- out
4567 7978 text.... whole . 77 2e2e2e2e by name..... 10.1.2.3 A


@ok[1]: true
@ok[2]: true
@ok[3]: true
@ok[4]: true
@ok[5]: true
@ok[6]: true
@ok[7]: false
