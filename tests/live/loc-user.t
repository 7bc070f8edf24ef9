# loc in user probes: who called the function, at its entry and at its return; elsewhere the place itself; a key
-- args
-q @e@ -- ./prog
-- script
p:@DIR@/prog:leaf { @entry[loc] = count(); printf("%s\n", loc); }
r:@DIR@/prog:leaf < count(loc) >
p:@DIR@/prog:leaf+4 { @inside[loc] = count(); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
int seen;
__attribute__((noinline)) void leaf(void)
{
	__asm__ volatile("nop; nop; nop; nop");
	seen++;
}
static inline __attribute__((always_inline)) void within(void)
{
	leaf();
	seen++;
}
__attribute__((noinline)) void first(void)
{
	within();
	leaf();
	seen++;
}
int main(void)
{
	first();
	return seen != 5;
}
C
gcc -g -O1 -fcf-protection=none -o prog prog.c
-- out
first+0x{{[0-9a-f]+}} [prog] prog.c:9 in within < prog.c:14
first+0x{{[0-9a-f]+}} [prog] prog.c:15


@entry[first+0x{{[0-9a-f]+}} [prog] prog.c:9 in within < prog.c:14]: 1
@entry[first+0x{{[0-9a-f]+}} [prog] prog.c:15]: 1
@inside[leaf+0x4 [prog] prog.c:5]: 2
loc {{ +}}COUNT
first+0x{{[0-9a-f]+}} [prog] prog.c:9 in within < prog.c:14 {{ +}}1
first+0x{{[0-9a-f]+}} [prog] prog.c:15 {{ +}}1
