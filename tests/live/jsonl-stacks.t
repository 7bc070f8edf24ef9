# -f jsonl: stacks of programs as lists of frames, as keys and as values; times are those of this moment
-- args
-q -f jsonl @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { print(ustack(2)); @k[ustack(1), "x"] = count(); show(ustack(1)); }
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
{{^\{"time": "\S+", "probe": "tracepoint:syscalls:sys_enter_kill", "type": "value", "line": 1, "args": \{"ustack\(2\)": \["leaf\+\d+", "main\+\d+"\]\}\}$}}
{{^\{"time": "\S+", "probe": "tracepoint:syscalls:sys_enter_kill", "type": "show", .*"comm": "prog", .*"args": \{"ustack\(1\)": \["leaf\+\d+"\]\}\}$}}
{{^\{"time": "\S+", "probe": null, "type": "map", "name": "@k", "rows": \[\{"key": \[\["leaf\+\d+"\],"x"\], "value": 1\}\]\}$}}
