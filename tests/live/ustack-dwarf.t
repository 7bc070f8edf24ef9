# ustack(dwarf): stacks of programs without frame pointers, of libraries among them, after their end; what has the same frames is added up; limits are told
-- args
-q @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ {
	print(ustack(dwarf, 3));
	@count[ustack(dwarf, 3), args.sig] = count();
	@max[ustack(dwarf)] = max(args.sig);
	sum(args.sig) by dw_ustack(2);
}
t:syscalls:sys_enter_kill /args.pid == 4194305/ { @deep[ustack(dwarf)] = hist(3); }
uprobe:@DIR@/prog:inner { @entry[ustack(dwarf, 3)] = count(); }
-- needs root uprobe tracepoint tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
__attribute__((noipa)) long leaf(long pid, long sig)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(sig) : "rcx", "r11", "memory");
	return n;
}
/* an array whose size is known when it runs: the frame is found by rbp alone there */
__attribute__((noinline)) long inner(long pid, long sig)
{
	char bytes[sig * 16 + 16];
	memset(bytes, (int)sig, sizeof(bytes));
	__asm__ volatile("" ::"r"(bytes) : "memory");
	return leaf(pid, sig) + bytes[0];
}
static int compare(const void *a, const void *b)
{
	long x = inner(4194304, *(const char *)a), y = *(const char *)b;
	return (int)(x - x + *(const char *)a - y);
}
__attribute__((noinline)) long deep(long n, long sig)
{
	volatile char pad[900];
	pad[0] = (char)n;
	return n ? deep(n - 1, sig) + pad[0] : leaf(4194305, sig);
}
int main(int argc, char **argv)
{
	char two[] = {7, 9};
	/* noise that the copies differ by */
	for (volatile int i = 0; i < 3; i++) {
		qsort(two, 2, 1, compare);
		two[0] = 7, two[1] = 9;
		argv[0][0] ^= (char)argc;
	}
	return deep(20, 0) == 77;
}
C
gcc -O2 -fomit-frame-pointer -fcf-protection=none -o prog prog.c
-- contains
{{^        leaf\+\d+$}}
{{^, 7\]: 3$}}
{{^@entry\[$}}
{{^        inner\+0$}}
{{^        main\+\d+$}}
{{^        _start\+\d+$}}
{{^\]: 3$}}
{{^\]: 7$}}
{{^        deep\+\d+$}}
{{^inner\+\d+ *$}}
{{^leaf\+\d+ +21$}}
-- absent
{{^, 7\]: [12]$}}
{{^\]: [12]$}}
-- err
1 stack was cut: ustack(dwarf) goes by the 8192 bytes that are copied
