# -lv of a program: its functions with the arguments that debug info names, its USDT probes by their notes
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root uprobe tool:gcc
-- setup
cat >prog.c <<'C'
#include <sys/sdt.h>
struct node { int a; };
__attribute__((noinline)) long visit(struct node *n, unsigned char small, double d) { __asm__ volatile(""); return n->a + small + (long)d; }
int main(int argc, char **argv)
{
	struct node n = {argc};
	short s = -3;
	STAP_PROBE2(test, note, argc, s);
	return visit(&n, 1, 2.0) == 0;
}
C
gcc -g -O1 -o prog prog.c
NP=${NPROBE:-$TOP/build/nprobe}
tell SEEN "$(for p in p:$PWD/prog:vis* ur:$PWD/prog:visit u:$PWD/prog:*; do "$NP" -lv "$p"; done | sed "s|$PWD||" | tr '\n' ';')"
-- contains
{{^uprobe:/prog:visit;    struct node \* n;    uint8 small;    double d \(cannot be read\);uretprobe:/prog:visit;    struct node \* n;    uint8 small;    double d \(cannot be read\);    int64 retval;usdt:/prog:test:note;    int32 arg0;    int16 arg1;$}}
