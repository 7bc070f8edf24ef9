# ustack: the modes as bpftrace 0.27 prints them, as key, value, in a tuple; a fixed program's frames
-- args
-q @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ {
	print(ustack(3));
	printf("<%s>\n", ustack(perf, 2));
	print((1, ustack(raw, 2)));
	print(ustack(build_id, 1));
	print(stack_len(ustack(3)));
	print((usym(0), usym(5)));
	@k[ustack(2), 1] = count();
	@v = ustack(bpftrace, 1);
}
uprobe:@DIR@/prog:leaf { print(usym(reg("ip"))); }
-- needs root uprobe tracepoint tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#include <sys/syscall.h>
__attribute__((noinline)) long leaf(long pid) /* without libc, which keeps no frame pointer */
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
__attribute__((noinline)) long mid(long n) { return leaf(n) + 1; }
__attribute__((noinline)) long top(long n) { return mid(n) + 1; }
int main(void) { return top(4194304) == 3; }
C
gcc -O0 -fcf-protection=none -no-pie -Wl,--build-id=0x0123456789abcdef0123456789abcdef01234567 -o prog prog.c
-- out
leaf

        leaf+{{\d+}}
        mid+{{\d+}}
        top+{{\d+}}

<
	{{4[0-9a-f]+ leaf\+\d+ \(/.*/prog\)}}
	{{4[0-9a-f]+ mid\+\d+ \(/.*/prog\)}}
>
(1, 
{{4[0-9a-f]+}}
{{4[0-9a-f]+}}
)

0123456789abcdef0123456789abcdef01234567 {{0x[0-9a-f]+}}

3
(0, 0x5)


@k[
        leaf+{{\d+}}
        mid+{{\d+}}
, 1]: 1
@v: 
        leaf+{{\d+}}

