/* The traced command: see command.h. */
#include "run/command.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run/processes.h"

#define PATIENCE_MS 200

static _Noreturn void child(char *const *argv, int go, int error, const struct signals *s)
{
	int err;
	char c;
	ssize_t n;

	signals_restore(s);
	do
		n = read(go, &c, 1);
	while (n < 0 && errno == EINTR);
	if (n != 1)
		_exit(127); /* nothing was attached */
	execvp(argv[0], argv);
	err = errno;
	n = write(error, &err, sizeof(err));
	_exit(n == sizeof(err) ? 127 : 126);
}

int command_prepare(struct command *c, char *const *argv, const struct signals *s)
{
	int go[2], error[2], err;

	*c = (struct command){.pidfd = -1, .go = -1, .error = -1};
	if (pipe2(go, O_CLOEXEC))
		return -errno;
	if (pipe2(error, O_CLOEXEC)) {
		err = errno;
		close(go[0]);
		close(go[1]);
		return -err;
	}
	c->pid = fork();
	if (!c->pid) {
		close(go[1]);
		child(argv, go[0], error[1], s);
	}
	err = c->pid < 0 ? errno : 0;
	close(go[0]);
	close(error[1]);
	c->go = go[1];
	c->error = error[0];
	if (!err) {
		c->pidfd = (int)syscall(SYS_pidfd_open, c->pid, 0);
		err = c->pidfd < 0 ? errno : 0;
	}
	if (err) {
		c->pid = c->pid < 0 ? 0 : c->pid;
		command_close(c);
	}
	return -err;
}

void command_go(struct command *c)
{
	if (c->go < 0)
		return;
	/* if it was killed meanwhile, its pidfd tells */
	if (write(c->go, "", 1) < 0 && errno == EINTR)
		command_go(c);
	else
		close(c->go);
	c->go = -1;
}

bool command_reap(struct command *c)
{
	int err = 0;

	if (!c->pid || c->ended || waitpid(c->pid, &c->status, WNOHANG) != c->pid)
		return c->ended;
	c->ended = true;
	/* the pipe's other end is closed: by exec, or by the child's end */
	if (read(c->error, &err, sizeof(err)) == sizeof(err))
		c->exec_errno = err;
	return true;
}

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* A shell's own commands would go on without it. */
static void end_tree(int pid)
{
	int *pids;
	uint32_t n = processes_of(pid, &pids);

	for (uint32_t i = 0; i < n; i++)
		kill(pids[i], SIGTERM);
	free(pids);
}

void command_close(struct command *c)
{
	struct pollfd p = {.fd = c->pidfd, .events = POLLIN};

	close_one(&c->go);
	if (c->pid && !command_reap(c)) {
		end_tree(c->pid);
		poll(&p, c->pidfd >= 0, PATIENCE_MS);
		command_reap(c);
	}
	close_one(&c->error);
	close_one(&c->pidfd);
}
