# more calls in flight than are kept: each that is too many is counted, and the setting that helps is named
# (the kernel follows 64 returns of a thread: those of the outer calls, 9999 to 9936)
-- needs root uprobe tool:gcc kernel<6.13
-- args
@e@ -- ./prog
-- script
r:@DIR@/prog:down { @seen = count(); @sum = sum(arg0); }
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
__attribute__((noinline, noclone)) int down(int n) { __asm__ volatile(""); return n ? 1 + down(n - 1) : 0; }
int main(void) { return down(9999) != 9999; }
C
gcc -O1 -fno-optimize-sibling-calls -o prog prog.c
-- contains
{{^@seen: 64$}}
{{^@sum: 637920$}}
-- err contains
{{^lost 1808 events: more calls in flight than the 8192 whose entry is kept \(line 1: r:.*/prog:down\); try --max-map-keys 16384$}}
