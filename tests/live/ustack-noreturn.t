# user stacks through calls that do not return, the last things of their functions: those functions, not what stands behind; a handler of a signal goes back to a function's beginning; lines of probed places are their own
-- args
-q @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { print(ustack(3)); print(ustack(dwarf, 3)); print(ustack(perf, 3)); print(ustack(lines, 3)); count(ustack(3)); }
t:syscalls:sys_enter_kill /args.pid == 4194305/ { printf("%s", ustack(2)); }
p:@DIR@/prog:twice+@AT@ { printf("%s%s\n", ustack(lines, 1), loc); }
-- needs root tracepoint uprobe tool:gcc tool:objdump
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#include <signal.h>
#include <sys/syscall.h>
volatile int a, b;
static __attribute__((noipa)) long leaf(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
__attribute__((noipa)) void twice(void)
{
	a = 1;
	b = 2;
	a = 3;
}
__attribute__((noinline, noreturn)) void die(long x)
{
	leaf(x);
	for (;;)
		__asm__ volatile("syscall" ::"a"(SYS_exit_group), "D"(0L) : "rcx", "r11", "memory");
}
__attribute__((noipa)) void caller(long x)
{
	__asm__ volatile("" ::"r"(x) : "memory");
	die(x);
}
__attribute__((noipa)) long after(long x)
{
	return x + 3;
}
static void handler(int s)
{
	leaf(4194305);
}
/* as libc has it */
__asm__(".text; .p2align 4; nop; .p2align 4; .type restore, @function; restore: mov $15, %eax; syscall; .size restore, .-restore");
void restore(void);
int main(void)
{
	struct { void (*handler)(int); unsigned long flags; void (*restorer)(void); unsigned long mask; } act = {handler, SA_RESTORER, restore, 0};
	syscall(SYS_rt_sigaction, SIGUSR1, &act, 0, 8);
	raise(SIGUSR1);
	twice();
	caller(4194304);
	return (int)after(3);
}
C
gcc -w -g -O1 -fno-omit-frame-pointer -mno-omit-leaf-frame-pointer -fno-optimize-sibling-calls -fno-toplevel-reorder -fcf-protection=none -DSA_RESTORER=0x04000000 -include unistd.h -o prog prog.c
# where b is written
read -r begin at <<<"$(objdump -d --no-show-raw-insn prog | awk '/<twice>:/ { sub("^0*", "", $1); begin = $1 } /<twice>:/, /ret/ { if (/\$0x2/) { sub(":", "", $1); print begin, $1 } }')"
tell AT $((0x$at - 0x$begin))
-- contains
{{^        caller\+\d+$}}
{{^	[0-9a-f]+ caller\+\d+ \(.*/prog\)$}}
{{^        caller\+0x[0-9a-f]+ prog\.c:25$}}
{{^caller\+\d+ prog\.c:25}}
{{^        restore\+0$}}
{{^        twice\+0x[0-9a-f]+ prog\.c:13$}}
{{^twice\+0x[0-9a-f]+ \[prog\] prog\.c:13$}}
-- absent
{{after|twice.*prog.c:12}}
