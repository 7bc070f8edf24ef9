# uprobes at functions whose names are packed in the program (.gnu_debugdata): by name, by pattern
-- args
-q @e@ -- ./packed
-- script
uprobe:@DIR@/packed:middle { printf("%s\n", func); }
uprobe:@DIR@/packed:lea* { printf("%s\n", func); exit(); }
-- needs root uprobe tool:gcc tool:objcopy tool:xz
-- setup
tell DIR "$PWD"
cat >a.c <<'C'
static __attribute__((noinline, used)) long leaf(long n)
{
	__asm__ volatile("" : "+r"(n));
	return n;
}
static __attribute__((noinline, used)) long middle(long n)
{
	return leaf(n) + 1;
}
int main(void) { return middle(4) == 3; }
C
gcc -O0 -fcf-protection=none -o packed a.c -Wl,--build-id=none
objcopy --only-keep-debug packed mini
strip --strip-debug mini
xz mini
strip packed
objcopy --add-section .gnu_debugdata=mini.xz packed
-- out
middle
leaf


