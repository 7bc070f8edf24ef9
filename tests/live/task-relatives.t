# ppid, pcomm, leader_tid, leader_comm, cpid: of a process, its parent and its first thread
-- args
-q @e@ -- ./parent
-- script
begin { printf("%d %d\n", has_cpid, cpid > 0); }
t:syscalls:sys_enter_kill /args.pid == 4194304/ {
	printf("%s %s %d %d\n", comm, pcomm, ppid == cpid, pid == cpid);
	printf("%s %d %d\n", leader_comm, leader_tid == pid, tid == pid);
	printf("%s\n", pcomm(curtask->real_parent));
}
-- needs root tracepoint btf tool:gcc
-- setup
cat >parent.c <<'C'
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
static void *other(void *p) { prctl(PR_SET_NAME, "second"); kill(4194304, 0); return p; }
int main(void)
{
	pthread_t t;

	if (!fork()) {
		prctl(PR_SET_NAME, "first");
		pthread_create(&t, 0, other, 0);
		pthread_join(t, 0);
		return 0;
	}
	wait(0);
	return 0;
}
C
gcc -O1 -pthread -o parent parent.c
-- err contains
'pid' is the builtin here, and the probe has an argument of that name too
-- contains
{{^1 1$}}
{{^second parent 1 0$}}
{{^first 1 0$}}
{{^(nprobe|.*nprobe.*)$}}
