# the address of a variable is one of the kernel's memory, in a user probe too, and goes into maps and events
-- args
-q @e@ -- ./prog
-- script
p:@DIR@/prog:f { $x = arg0 + 1; $s = str(arg1); $p = &$x; $q = &$s;
	@at[tid] = (uint64)&$x;
	@same = &$x == $p && @at[tid] == (uint64)$p && ($p & 7) == 0;
	printf("%d %s %s %d\n", *$p, *$q, str(&$s), &$x > 4096); }
end { clear(@at); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
__attribute__((noinline)) void f(long a, const char *s) { __asm__ volatile("" ::"r"(a), "r"(s) : "memory"); }
/* what no one has read is not in memory */
static volatile char text[] = "text", other[] = "other";
int main(void) { text[0] = other[0] = 0; text[0] = 116; other[0] = 111; f(41, (char *)text); f(8, (char *)other); return 0; }
C
gcc -O1 -o prog prog.c
-- out
42 text text 1
9 other other 1


@same: true
