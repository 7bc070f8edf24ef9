# -f folded: a line a stack, callers first; keys, then the user's frames, then the kernel's; a printed and cleared map counts on
-- args
-q -f folded @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ {
	@[kstack, ustack, comm] = count();
	if (args.sig == 9) { print(@); clear(@); }
	printf("signal %d\n", args.sig);
}
-- needs root tracepoint tool:gcc
-- setup
cat >prog.c <<'C'
#include <sys/syscall.h>
#define CALL __attribute__((noinline)) long
CALL leaf(long n)
{
	long r;
	__asm__ volatile("syscall" : "=a"(r) : "a"(SYS_kill), "D"(4194304L), "S"(n) : "rcx", "r11", "memory");
	return r;
}
CALL one(long n) { return leaf(n) + 1; }
CALL two(long n) { return leaf(n) + 2; }
int main(void)
{
	long r = 0;
	for (int i = 0; i < 5; i++) r += one(0) + two(i == 3 ? 9 : 0) + one(0);
	return r == 3;
}
C
gcc -O0 -fcf-protection=none -fno-omit-frame-pointer -o prog prog.c
-- contains
{{^prog;(\S+;)?main;one;leaf(;\S+)* 10$}}
{{^prog;(\S+;)?main;two;leaf(;\S+)* 5$}}
-- absent
{{^signal}}
{{^$}}
{{ 0$}}
-- err contains
signal 9
