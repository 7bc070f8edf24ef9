# what a process maps is known in the order of time: it ran its program on one CPU, and loaded its libraries on another
-- args
-q @e@ -- ./move ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { @[ustack(dwarf)] = count(); }
-- needs root tracepoint smp tool:gcc
-- setup
cat >prog.c <<'C'
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
static int compare(const void *a, const void *b)
{
	syscall(SYS_kill, 4194304L, 1L);
	return *(const char *)a - *(const char *)b;
}
int main(void)
{
	char two[] = {7, 9};
	qsort(two, 2, 1, compare);
	return 0;
}
C
cat >move.c <<'C'
#define _GNU_SOURCE
#include <sched.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>
static void run_on(pid_t pid, int cpu)
{
	cpu_set_t one;
	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	sched_setaffinity(pid, sizeof(one), &one);
}
int main(int argc, char **argv)
{
	pid_t child = fork();
	int status;
	if (!child) {
		run_on(0, 1);
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		execv(argv[1], argv + 1);
		_exit(1);
	}
	/* it stops in its first instruction, with nothing loaded */
	waitpid(child, &status, 0);
	run_on(child, 0);
	ptrace(PTRACE_DETACH, child, 0, 0);
	waitpid(child, &status, 0);
	return argc != 2 || status;
}
C
gcc -O2 -fomit-frame-pointer -o prog prog.c
gcc -O2 -o move move.c
-- contains
{{^        compare\+\d+$}}
{{^        main\+\d+$}}
{{^        _start\+\d+$}}
{{^\]: 1$}}
