/* The traced command: the child waits on a pipe before it executes. */
#include "run/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int np_command_start(struct np_command *c, char *const *argv)
{
	int go[2], failed[2];
	char byte;

	if (pipe2(go, O_CLOEXEC))
		return -errno;
	if (pipe2(failed, O_CLOEXEC)) {
		close(go[0]);
		close(go[1]);
		return -errno;
	}
	c->pid = fork();
	if (!c->pid) {
		sigset_t none;
		int err;

		close(go[1]);
		close(failed[0]);
		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		if (read(go[0], &byte, 1) != 1)
			_exit(127); /* the tracer gave up */
		execvp(argv[0], argv);
		err = errno;
		(void)!write(failed[1], &err, sizeof(err));
		_exit(127);
	}
	close(go[0]);
	close(failed[1]);
	c->go = go[1];
	c->failed = failed[0];
	return c->pid < 0 ? -errno : 0;
}

int np_command_go(struct np_command *c)
{
	int err = 0;

	(void)!write(c->go, "g", 1);
	close(c->go);
	/* the pipe closes without a word when execvp has worked */
	if (read(c->failed, &err, sizeof(err)) != sizeof(err))
		err = 0;
	close(c->failed);
	return err;
}

void np_command_abandon(struct np_command *c)
{
	close(c->go);
	close(c->failed);
	waitpid(c->pid, NULL, 0);
	c->pid = 0;
}
