# libraries that take turns at one address: each has its own names, in plain stacks and by .eh_frame
-- args
-q @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { printf("%s%s", ustack(2), ustack(dwarf, 3)); }
-- needs root tracepoint tool:gcc
-- setup
cat >lib.c <<'C'
#include <sys/syscall.h>
static __attribute__((noinline)) long leaf(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
long NAME(long n)
{
	return leaf(n) + 1;
}
C
cat >prog.c <<'C'
#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
	void *first = 0, *h, *f;
	for (int i = 0; i < 6; i++) {
		h = dlopen(i & 1 ? "./libb.so" : "./liba.so", RTLD_NOW);
		f = dlsym(h, i & 1 ? "of_b" : "of_a");
		first = first ? first : f;
		if (f != first)
			printf("elsewhere\n");
		((long (*)(long))f)(4194304);
		usleep(100000);
		dlclose(h);
	}
	return 0;
}
C
flags='-O0 -fcf-protection=none'
gcc $flags -fPIC -shared -DNAME=of_a -o liba.so lib.c
gcc $flags -fPIC -shared -DNAME=of_b -o libb.so lib.c
gcc $flags -o prog prog.c -ldl
-- out

        leaf+{{\d+}}
        of_a+{{\d+}}

        leaf+{{\d+}}
        of_a+{{\d+}}
        main+{{\d+}}

        leaf+{{\d+}}
        of_b+{{\d+}}

        leaf+{{\d+}}
        of_b+{{\d+}}
        main+{{\d+}}

        leaf+{{\d+}}
        of_a+{{\d+}}

        leaf+{{\d+}}
        of_a+{{\d+}}
        main+{{\d+}}

        leaf+{{\d+}}
        of_b+{{\d+}}

        leaf+{{\d+}}
        of_b+{{\d+}}
        main+{{\d+}}

        leaf+{{\d+}}
        of_a+{{\d+}}

        leaf+{{\d+}}
        of_a+{{\d+}}
        main+{{\d+}}

        leaf+{{\d+}}
        of_b+{{\d+}}

        leaf+{{\d+}}
        of_b+{{\d+}}
        main+{{\d+}}


