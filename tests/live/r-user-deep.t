# r: of a recursion deeper than the kernel follows: the returns that it missed are told
-- args
@e@ -- ./prog
-- script
r:@DIR@/prog:down { @seen = count(); @sum = sum(arg0); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
__attribute__((noinline, noclone)) int down(int n) { __asm__ volatile(""); return n ? 1 + down(n - 1) : 0; }
int main(void)
{
	volatile int s = 0;
	for (int i = 0; i < 10; i++)
		s += down(99);
	return 0;
}
C
gcc -O1 -fno-optimize-sibling-calls -o prog prog.c
-- contains
{{^@seen: 6[34]0$}}
-- err contains
{{^lost 3[23]\d events: the kernel did not tell of the return \(line 1: r:.*/prog:down\)}}
-- exit 0
