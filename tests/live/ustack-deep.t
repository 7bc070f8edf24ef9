# a stack that is deeper than what is taken of it is told; one that was asked to be short is not
-- args
-q @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { @deep[stack_len(ustack)] = count(); @short[stack_len(ustack(3))] = count(); }
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
__attribute__((noinline)) long down(long n) { return n ? down(n - 1) + 1 : leaf(4194304); }
int main(void) { down(10); down(200); down(300); return 0; }
C
gcc -O0 -fcf-protection=none -no-pie -o prog prog.c
-- out


@deep[{{1[2-6]}}]: 1
@deep[127]: 2
@short[3]: 3
-- err
2 stacks were cut: of deeper ones the inner 127 frames are taken (line 1: @deep[stack_len(ustack)] = count())
