#include "process.h"

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE 20 /* times that long by the clock */

static int catch (void)
{
	int fd = memfd_create("output", MFD_CLOEXEC);

	if (fd >= 0)
		return fd;
	perror("memfd_create");
	exit(2);
}

static void take(int fd, struct np_text *text)
{
	char buffer[65536];
	ssize_t n;

	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, buffer, sizeof(buffer))) > 0)
		np_text_addn(text, buffer, (size_t)n);
	close(fd);
	np_text_addn(text, "", 0);
	np_text_addc(text, '\0'); /* texts are read as C strings, too */
	text->n--;
}

static int wait_for(pid_t pid, int seconds)
{
	struct pollfd p = {.fd = (int)syscall(SYS_pidfd_open, pid, 0), .events = POLLIN};
	bool late = p.fd >= 0 && poll(&p, 1, seconds * 1000) == 0;
	int status = 0;

	if (late)
		kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	if (p.fd >= 0)
		close(p.fd);
	if (late)
		return PROCESS_TIMEOUT;
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

void process_run(struct process *p, int (*f)(void *arg), void *arg, int seconds)
{
	int out = catch (), err = catch ();
	pid_t pid;

	*p = (struct process){0};
	fflush(NULL);
	pid = fork();
	if (pid < 0) {
		perror("fork");
		exit(2);
	}
	if (!pid) {
		/* of its own time: how busy the machine is must not matter */
		const struct rlimit cpu = {(rlim_t)seconds, (rlim_t)seconds + 1};

		setrlimit(RLIMIT_CPU, &cpu);
		dup2(out, STDOUT_FILENO);
		dup2(err, STDERR_FILENO);
		int status = f(arg);

		fflush(NULL);
		_exit(status);
	}
	p->status = wait_for(pid, seconds * PATIENCE);
	take(out, &p->out);
	take(err, &p->err);
}

void process_free(struct process *p)
{
	np_text_free(&p->out);
	np_text_free(&p->err);
}
