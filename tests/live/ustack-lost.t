# more is mapped than the kernel keeps for us: that is told, and what processes have mapped is read anew
-- script
begin { printf("@SEEN@\n@TOLD@\n"); exit(); }
-- needs root tracepoint tool:gcc
-- timeout 2
-- setup
cat >lib.c <<'C'
#include <sys/syscall.h>
__attribute__((noipa)) long NAME(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
C
cat >prog.c <<'C'
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>
int main(void)
{
	void *a = dlopen("./liba.so", RTLD_NOW), *b, *of_a = dlsym(a, "of_a"), *of_b;
	int fd = open("liba.so", O_RDONLY);
	char c;
	((long (*)(long))of_a)(4194304);
	if (read(0, &c, 1) != 1)
		return 1;
	dlclose(a);
	for (int i = 0; i < 20000; i++)
		munmap(mmap(0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0), 4096);
	b = dlopen("./libb.so", RTLD_NOW);
	of_b = dlsym(b, "of_b");
	((long (*)(long))of_b)(4194304);
	puts(of_a == of_b ? "same place" : "elsewhere");
	fflush(stdout);
	return read(0, &c, 1) != 1;
}
C
gcc -O1 -fcf-protection=none -shared -fPIC -DNAME=of_a -o liba.so lib.c
gcc -O1 -fcf-protection=none -shared -fPIC -DNAME=of_b -o libb.so lib.c
gcc -O1 -o prog prog.c -ldl
mkfifo ask
np_start -q -e 't:syscalls:sys_enter_kill /args.pid == 4194304/ { print(ustack(1)); }'
./prog <ask >answer &
prog=$!
exec 4>ask
until grep -q of_a np.out; do sleep 0.1; done
kill -STOP $NP
echo >&4
until grep -q . answer; do sleep 0.1; done
kill -CONT $NP
until grep -q 'of_b\|of_a.*of_a' <(tr -d '\n' <np.out); do sleep 0.1; done
echo >&4
exec 4>&-
wait $prog
np_end INT
tell SEEN "$(cat answer) $(grep -o 'of_[ab]' np.out | tr '\n' ' ')"
tell TOLD "$(grep mapping np.err)"
-- out
same place of_a of_b 
{{\d+}} mappings of programs were not told of by the kernel: names of code that has ended may be missing


