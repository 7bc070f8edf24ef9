# nprobe addr: several functions of a name, one without lines; functions that choose (ifunc), no variables; options anywhere
-- args
-q -e 'begin { cat("results"); exit(); }'
-- needs root tool:gcc
-- setup
set +e
NP=${NPROBE:-$TOP/build/nprobe}
cat >a.c <<'C'
int variable = 7;
static __attribute__((noinline)) int same(int x)
{
	__asm__ volatile("nop; nop; nop; nop; nop; nop; nop; nop");
	return x + variable;
}
static int chosen(int x) { return same(x); }
static void *choose(void) { return chosen; }
int chooses(int) __attribute__((ifunc("choose")));
int main(void) { return chooses(1); }
C
cat >b.c <<'C'
static __attribute__((noinline, used)) int same(int x) { return x; }
C
gcc -g -O1 -fcf-protection=none -c a.c
gcc -g0 -O1 -fcf-protection=none -c b.c
{
	for order in 'a.o b.o' 'b.o a.o'; do
		gcc -o prog $order
		"$NP" addr prog same 2>&1 | sort; echo ${PIPESTATUS[0]}
		"$NP" addr prog same+6 2>&1; echo $?
	done
	"$NP" addr prog chooses; echo $?
	"$NP" addr prog variable; echo $?
	"$NP" addr ./prog --exact same+4; echo $?
	"$NP" addr prog main --help | head -1
} >results 2>&1
-- out
same+0x0
same+0x0 a.c:3
0
same+0x6 a.c:4
0
same+0x0
same+0x0 a.c:3
0
same+0x6 a.c:4
0
chooses+0x0 a.c:8
0
nprobe: error NP0203: 'variable': there is no such function
1
same+0x4 a.c:4
0
usage: nprobe addr [--debug-dir DIR[:DIR]] [--exact] [FILE] PLACE...


