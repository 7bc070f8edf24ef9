# ustack(dwarf) that is only printed: what was printed makes room, so more come than are kept at a time; those of a map that is full are told
-- args
-q @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { printf("%d%s", args.sig, ustack(dwarf, 2)); }
end { printf("@SEEN@\n"); }
-- needs root tracepoint tool:gcc
-- timeout 3
-- setup
cat >prog.c <<'C'
#include <sys/syscall.h>
#include <time.h>
__attribute__((noipa)) long leaf(long pid, long sig)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(sig) : "rcx", "r11", "memory");
	return n;
}
int main(int argc, char **argv)
{
	for (volatile long i = 0; i < 6000; i++) {
		leaf(4194304, i);
		if (i % 100 == 99) /* the reader gets along */
			nanosleep(&(struct timespec){.tv_nsec = 10000000}, 0);
	}
	return 0;
}
C
gcc -O2 -fomit-frame-pointer -fcf-protection=none -o prog prog.c
NP=${NPROBE:-$TOP/build/nprobe}
cat >many.np <<'S'
t:syscalls:sys_enter_kill /args.pid == 4194304/ { @[ustack(dwarf, 2)] = count(); }
S
"$NP" -q many.np -- ./prog >out 2>err
tell SEEN "$(grep -c 'leaf+' out) of a kind, $(grep -o 'lost [0-9]* stacks.* (line' err | sed 's/[0-9]\+/N/' | tr '\n' ' ')"
-- contains
{{^0$}}
{{^5999$}}
{{^        leaf\+\d+$}}
{{^        main\+\d+$}}
{{^1 of a kind, lost N stacks: no room for more than 4096 \(line $}}
