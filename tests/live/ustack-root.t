# names and lines of a program in a mount namespace of its own, by the debug files that only that one has
-- args
-q @e@
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { print(ustack(2)); print(ustack(lines, 1)); exit(); }
-- needs root tracepoint tool:gcc tool:unshare tool:objcopy
-- setup
cat >prog.c <<'C'
#include <sys/syscall.h>
#include <unistd.h>
static __attribute__((noinline)) long there(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
int main(void)
{
	for (int i = 0; i < 1000; i++) {
		there(4194304);
		usleep(50000);
	}
	return 0;
}
C
gcc -static -g -O0 -fcf-protection=none -Wl,--build-id=0xabcdea0123456789 -o app prog.c
objcopy --only-keep-debug app debug
strip app
mkdir x
spawn unshare -m sh -c 'mount -t tmpfs none x; mkdir -p x/bin x/usr/lib/debug/.build-id/ab; cp app x/bin/
	cp debug x/usr/lib/debug/.build-id/ab/cdea0123456789.debug; exec chroot x /bin/app'
until [[ $(tr -d '\0' </proc/${SPAWNED[-1]}/cmdline) == /bin/app ]]; do sleep 0.1; done
[ ! -e /usr/lib/debug/.build-id/ab/cdea0123456789.debug ]
-- out

        there+{{\d+}}
        main+{{\d+}}


        there+0x{{[0-9a-f]+}} prog.c:6



