# ustack(dwarf) of a program with more than one executable mapping: the protection of some of its code was changed
-- args
-q @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { print(ustack(dwarf, 4)); }
-- needs root tracepoint tool:gcc
-- setup
cat >prog.c <<'C'
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>
__attribute__((noipa, section(".text.patched"), aligned(4096))) int patched(int x)
{
	return x * 3;
}
__attribute__((noipa, aligned(4096))) long leaf(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
__attribute__((noipa)) long middle(long n)
{
	return leaf(n) + 1;
}
__attribute__((noipa)) long outer(long n)
{
	return middle(n) + 1;
}
int main(void)
{
	mprotect((void *)((uintptr_t)patched & ~4095ul), 4096, PROT_READ | PROT_WRITE | PROT_EXEC);
	return outer(4194304) == 3;
}
C
gcc -O2 -fomit-frame-pointer -fcf-protection=none -o prog prog.c
-- out

        leaf+{{\d+}}
        middle+{{\d+}}
        outer+{{\d+}}
        main+{{\d+}}



