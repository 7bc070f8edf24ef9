# thousands of stacks that differ: each has a key of its own, and none is lost to another's hash
-- args
-q @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { @s[ustack] = count(); @all = count(); }
end { printf("%d %d\n", len(@s), (int64)@all); clear(@s); clear(@all); }
-- needs root tracepoint tool:gcc kernel>=5.19
-- setup
cat >prog.c <<'C'
#include <sys/syscall.h>
static __attribute__((noinline)) long leaf(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
__attribute__((noinline)) long left(int way, int depth);
__attribute__((noinline)) long right(int way, int depth)
{
	return depth ? (way & 1 ? left : right)(way >> 1, depth - 1) + 1 : leaf(4194304);
}
__attribute__((noinline)) long left(int way, int depth)
{
	return depth ? (way & 1 ? left : right)(way >> 1, depth - 1) + 2 : leaf(4194304);
}
int main(void)
{
	for (int way = 0; way < 4000; way++)
		right(way, 12);
	return 0;
}
C
gcc -O0 -fcf-protection=none -no-pie -o prog prog.c
-- out
4000 4000


