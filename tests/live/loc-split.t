# debug info in files of its own (-gsplit-dwarf): inlined functions in user stacks; what is missing is told at the end
-- args
@e@ -- sh -c './prog; mv prog.dwo gone; ./other'
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { printf("%s%s", comm, ustack(lines, 2)); }
-- needs root tracepoint tool:gcc
-- setup
cat >prog.c <<'C'
#include <sys/syscall.h>
static inline __attribute__((always_inline)) long inner(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
int main(void)
{
	return inner(4194304) == 3;
}
C
gcc -g -O1 -gsplit-dwarf -fcf-protection=none -c prog.c
gcc -o prog prog.o
cp prog other
-- out
prog
        inner prog.c:5 (inlined)
        main+0x{{[0-9a-f]+}} prog.c:10
other
        main+0x{{[0-9a-f]+}} prog.c:5


-- err contains
1 program or library has debug info in files that are not found, as 'prog.dwo': inlined functions are not shown
