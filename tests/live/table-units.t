# tables show times with their unit: dur, since(), nsecs less another; what is computed of them is a number
-- needs root uprobe tool:gcc
-- args
-q @DIR@/units.np -- ./prog
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#include <unistd.h>
__attribute__((noinline)) void f(void) { usleep(2000); }
int main(void) { for (int i = 0; i < 3; i++) f(); return 0; }
C
gcc -O1 -o prog prog.c
cat >units.np <<N
p:$PWD/prog:f { start(pid); @at[tid] = nsecs; }
r:$PWD/prog:f {
	min(dur) by comm;
	avg(dur / 1000000) by "ms";
	stats(since(pid)) by "stats";
	max(nsecs - @at[tid]) by "nsecs";
	quantile(dur + 1) by "quantile";
	hist(dur) by "hist";
	hist(dur);
	delete(@at, tid);
}
N
-- contains
{{^prog +[2-9](\.\d+)?ms$}}
{{^ms +3 +[2-9]$}}
{{^stats +3 +[2-9]\S*ms +\d+(\.\d+)?ms$}}
{{^nsecs +\d+(\.\d+)?ms$}}
{{^quantile( +\d+(\.\d+)?ms){5}$}}
{{^"hist" = hist, in ns$}}
{{^hist\(dur\) in ns$}}
-- absent
@at
