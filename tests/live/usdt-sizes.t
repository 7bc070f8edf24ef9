# USDT arguments of 1, 2, 4 and 8 bytes, signed and not, in registers, memory, constants
-- script
u:@DIR@/prog:test:sizes { @[arg0, arg1, arg2, arg3] = count(); }
u:@DIR@/prog:test:large { @large[arg0, arg1, arg2, arg3] = count(); }
u:@DIR@/prog:test:place { @place[arg0, arg1, arg2] = count(); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#include <sys/sdt.h>
static volatile int cells[8] = {0, -1, -2, -3, -4, -5, -6, -7};
int main(int argc, char **argv)
{
	volatile signed char in_memory = -77;
	for (int i = 0; i < 7; i++) {
		signed char a = -argc; short b = -2 * argc; int c = -3 * argc; long d = -4l * argc;
		STAP_PROBE4(test, sizes, a, b, c, d);
		unsigned char e = 255 * argc; unsigned short f = 65535 * argc;
		unsigned g = 4294967295u * argc; unsigned long h = (1ul << 63) * argc;
		STAP_PROBE4(test, large, e, f, g, h >> 1);
		STAP_PROBE3(test, place, 42, in_memory, cells[argc + 3]);
	}
	return 0;
}
C
gcc -O1 -o prog prog.c
-- traffic
./prog
-- contains
{{^@\[-1, -2, -3, -4\]: 7$}}
{{^@large\[255, 65535, 4294967295, 4611686018427387904\]: 7$}}
{{^@place\[42, -77, -4\]: 7$}}
