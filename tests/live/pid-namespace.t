# in a pid namespace, pid and tid are those of that namespace, -p's too, and user stacks are told apart by them
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tracepoint uprobe tool:gcc tool:unshare
-- setup
cat >prog.c <<'C'
#include <sys/syscall.h>
__attribute__((noinline)) long inner(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
int main(void) { return inner(4194304) == 3; }
C
gcc -O0 -o prog prog.c
unshare --pid --fork --mount-proc "${NPROBE:-$TOP/build/nprobe}" -q -e 't:syscalls:sys_enter_kill /args.pid == 4194304/ {
	printf("%d %d %d %d\n", pid < 100, tid < 100, pid == cpid, pid(init) > pid); @[ustack(2), pid < 100] = count(); }' -- ./prog >seen
tell SEEN "$(tr '\n' ' ' <seen | tr -s ' ')"
-- out
{{^1 1 1 1 @\[ inner\+\d+ main\+\d+ , true\]: 1 $}}


