# stacks in JSON: one string; blanks are left out of keys
-- args
-q -f json @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { print(ustack(2)); @k[ustack(perf, 1), 1] = count(); }
-- needs root tracepoint tool:gcc
-- setup
cat >prog.c <<'C'
#include <sys/syscall.h>
__attribute__((noinline)) long leaf(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
int main(void) { return leaf(4194304) == 3; }
C
gcc -O0 -fcf-protection=none -no-pie -o prog prog.c
-- contains
{{^\{"type": "value", "data": "\\n        leaf\+\d+\\n        main\+\d+\\n"\}$}}
{{^\{"type": "map", "data": \{"@k": \{"\\n\\t4[0-9a-f]+leaf\+\d+\(/.*/prog\)\\n,1": 1\}\}\}$}}
