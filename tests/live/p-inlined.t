# p: of a function that the compiler inlined: every copy counts, unless arguments are asked for
-- args
-q @e@ -- ./prog
-- script
p:@DIR@/prog:twice { @twice[func] = count(); }
p:@DIR@/prog:maybe { @maybe[probe] = count(); }
p:@DIR@/prog:maybe { @with[n] = count(); }
uprobe:@DIR@/prog:maybe { @long = count(); }
end { printf("@SEEN@\n"); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
static inline __attribute__((always_inline)) int twice(int n) { __asm__ volatile("nop"); return n * 2; }
static int maybe(int n) { __asm__ volatile("nop"); return n + 1; }
__attribute__((noinline)) int a(int n) { return twice(n) + maybe(n); }
__attribute__((noinline)) int b(int n) { return twice(n + 1) - maybe(n); }
int (*volatile taken)(int) = maybe;
int main(void)
{
	volatile int s = 0;
	for (int i = 0; i < 3; i++)
		s += a(i);
	for (int i = 0; i < 4; i++)
		s += b(i);
	return taken(3) + s == 0;
}
C
gcc -g -O2 -o prog prog.c
NP=${NPROBE:-$TOP/build/nprobe}
seen=$("$NP" -n -e "p:$PWD/prog:twice { } p:$PWD/prog:maybe { @[n] = 1; }" 2>&1 | grep -o 'is inlined.*' | tr '\n' ';')
seen+=$("$NP" -n -e "p:$PWD/prog:twice { @[n] = 1; }" 2>&1 | grep -o 'where.*' | tr '\n' ';')
seen+=$("$NP" -n -e "uprobe:$PWD/prog:twice { @ = 1; }" 2>&1 | grep -o "has no function.*")
tell SEEN "$seen"
-- err contains
'twice' is inlined at 2 places: they are probed too
'maybe' is inlined at 2 places: they are probed too
where 'maybe' is inlined its arguments have no fixed place: 2 places are left out
-- contains
{{^is inlined at 2 places: they are probed too;is inlined its arguments have no fixed place: 2 places are left out;where 'twice' is inlined its arguments have no fixed place;has no function 'twice'$}}
{{^@long: 1$}}
{{^@maybe\[uprobe:.*/prog:maybe\]: 8$}}
{{^@twice\[twice\]: 7$}}
{{^@with\[3\]: 1$}}
