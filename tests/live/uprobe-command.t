# -- CMD: only its calls, by -p's rule its end ends the run; the arguments by number, six of them
-- args
@e@ -- ./prog 5
-- script
p:@DIR@/prog:six { @[arg0, arg1, arg2, arg3, arg4, arg5] = count(); }
r:@DIR@/prog:six { @sum = sum(retval); }
end { printf("end\n"); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#include <stdlib.h>
__attribute__((noinline)) long six(long a, long b, long c, long d, long e, long f)
{
	__asm__ volatile("");
	return a + b + c + d + e + f;
}
int main(int argc, char **argv)
{
	volatile long s = 0;
	for (int i = 0; i < atoi(argv[1]); i++)
		s += six(1, 20, 300, 4000, 50000, 600000);
	return 0;
}
C
gcc -O1 -o prog prog.c
-- out
end


@[1, 20, 300, 4000, 50000, 600000]: 5
@sum: 3271605
-- exit 0
