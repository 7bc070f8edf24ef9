# stacks that find no room are counted, the setting that helps is named, and it does help
-- needs root uprobe fast tool:gcc kernel>=6.1 arch:x86_64
-- timeout 4
-- args
-q @DIR@/begin.np
-- setup
tell DIR "$PWD"
# each call is another stack
cat >prog.c <<'C'
__attribute__((noinline)) void g(void) { __asm__ volatile(""); }
void f(void) { g(); __asm__ volatile(""); }
int main(void) { __asm__ volatile(".rept 133000\n call f\n .endr" ::: "memory"); return 0; }
C
gcc -O1 -fno-omit-frame-pointer -no-pie -fcf-protection=none -o prog prog.c
NP=${NPROBE:-$TOP/build/nprobe}
program="p:$PWD/prog:g { @ = count(); @last = ustack; }"
{
	for room in 4096 150000; do
		$NP -q --max-map-keys $room -e "$program" -- ./prog 2>&1 >/dev/null | sed "s/^/$room: /; s|$PWD/||"
	done
} >results
echo 'begin { cat("results"); exit(); }' >begin.np
-- out
4096: lost 1928 stacks: no room for more than 131072 (line 1: @last = ustack); try --max-map-keys 262144


