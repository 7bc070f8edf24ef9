/*
 * hand OBJECT CMD...: loads and attaches OBJECT with libbpf, runs CMD, detaches.  The peer of
 * `nprobe -e ... -- CMD` with no compiler in it.
 */
#include <bpf/libbpf.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct bpf_object *o = argc > 2 ? bpf_object__open(argv[1]) : NULL;
	struct bpf_program *p;

	if (!o || bpf_object__load(o) || !(p = bpf_object__next_program(o, NULL)) ||
	    !bpf_program__attach(p)) {
		perror("hand");
		return 1;
	}
	if (getenv("__BPFTRACE_NOTIFY_PROBES_ATTACHED")) {
		puts("__BPFTRACE_NOTIFY_PROBES_ATTACHED");
		fflush(stdout);
	}
	pid_t pid = fork();

	if (!pid) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
	return 0;
}
