# r: of a user function: the entry's arguments and dur of each call, however deep it recurses
-- args
@e@ -- ./prog
-- script
r:@DIR@/prog:fact { @[arg0, retval] = count(); @tag = sum(arg1); if (dur > 0) { @timed = count(); } }
r:@DIR@/prog:wait_ms /dur >= 30ms && dur < 10s/ { @slow[arg0] = count(); }
uretprobe:@DIR@/prog:other { @other[arg0, arg1] = count(); }
r:@DIR@/prog:jump* { @jump[func, arg0, retval] = count(); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#include <unistd.h>
#define FN __attribute__((noinline, noclone, optimize("no-optimize-sibling-calls")))
FN int fact(int n, int tag) { __asm__ volatile(""); return n <= 1 ? 1 : n * fact(n - 1, tag); }
FN void wait_ms(int ms) { usleep(ms * 1000); }
FN long other(long a, long b) { __asm__ volatile(""); return a - b; }
__attribute__((noinline, noclone)) long jump_b(long a) { __asm__ volatile(""); return a * 2; }
__attribute__((noinline, noclone)) long jump_a(long a) { __asm__ volatile(""); return jump_b(a + 1); }
int main(void)
{
	volatile long s = 0;
	for (int i = 0; i < 20; i++)
		s += fact(5, i);
	wait_ms(1);
	wait_ms(30);
	for (int i = 0; i < 7; i++)
		s += other(i / 4, -1);
	for (int i = 0; i < 3; i++)
		s += jump_a(10); /* jumps into jump_b: one return address for two functions */
	return 0;
}
C
gcc -O2 -o prog prog.c
-- out


@[1, 1]: 20
@[2, 2]: 20
@[3, 6]: 20
@[4, 24]: 20
@[5, 120]: 20
@jump[jump_a, 10, 22]: 3
@jump[jump_b, 11, 22]: 3
@other[1, 18446744073709551615]: 3
@other[0, 18446744073709551615]: 4
@slow[30]: 1
@tag: 950
@timed: 100
-- exit 0
