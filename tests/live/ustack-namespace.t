# user stacks of a process in a mount namespace of its own, that ran before: not by our file of the same path and inode
-- args
-q @e@
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { print(ustack(2)); print(ustack(lines, 1)); print(ustack(dwarf, 2)); exit(); }
-- needs root tracepoint tool:gcc tool:unshare
-- setup
cat >prog.c <<'C'
#include <sys/syscall.h>
#include <unistd.h>
__attribute__((noinline)) long NAME(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
int main(void)
{
	for (int i = 0; i < 1000; i++) {
		NAME(4194304);
		usleep(50000);
	}
	return 0;
}
C
gcc -g -O0 -fcf-protection=none -DNAME=here -o here prog.c
gcc -g -O0 -fcf-protection=none -DNAME=there -o there prog.c
mkdir x
mount -t tmpfs none x
cp here x/app
case_cleanup() { umount -l "$PWD/x"; }
spawn unshare -m sh -c 'mount -t tmpfs none x; cp there x/app; exec x/app'
until [[ $(tr -d '\0' </proc/${SPAWNED[-1]}/cmdline) == x/app ]]; do sleep 0.1; done
[[ $(stat -c %i x/app) == $(stat -L -c %i /proc/${SPAWNED[-1]}/exe) ]]
-- out

        there+{{\d+}}
        main+{{\d+}}


        there+0x{{[0-9a-f]+}} prog.c:6


        there+{{\d+}}
        main+{{\d+}}



