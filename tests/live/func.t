# func is the function's name, of user functions and of the kernel's
-- script
p:@PROG@:fo*, r:@PROG@:bar { @[func, probe] = count(); }
-- needs root uprobe tool:gcc
-- setup
cat >prog.c <<'C'
__attribute__((noinline)) int foo(int x) { __asm__ volatile(""); return x + 1; }
__attribute__((noinline)) int four(int x) { __asm__ volatile(""); return x + 2; }
__attribute__((noinline)) int bar(int x) { __asm__ volatile(""); return x + 3; }
int main(void) { int i, n = 0; for (i = 0; i < 5; i++) n += foo(i); for (i = 0; i < 3; i++) n += four(i); return bar(n) & 0; }
C
gcc -O1 -o prog prog.c
tell PROG "$PWD/prog"
-- traffic
./prog
-- contains
{{^@\[foo, uprobe:/.*/prog:foo\]: 5$}}
{{^@\[four, uprobe:/.*/prog:four\]: 3$}}
{{^@\[bar, uretprobe:/.*/prog:bar\]: 1$}}
