/* The traced command: see command.h. */
#include "run/command.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "run/processes.h"

#define PATIENCE_MS 200
#define MOST_STEPS 500 /* of 0.2 ms */

char *command_find(const char *name)
{
	const char *list = getenv("PATH");
	struct stat st;
	char *path;

	while (!strchr(name, '/') && list && *list) {
		size_t n = strcspn(list, ":");

		if (n && asprintf(&path, "%.*s/%s", (int)n, list, name) >= 0) {
			if (!access(path, X_OK) && !stat(path, &st) && S_ISREG(st.st_mode))
				return path;
			free(path);
		}
		list += n + (list[n] == ':');
	}
	return NULL;
}

static _Noreturn void child(const char *path, char *const *argv, int go, int error,
			    const struct signals *s)
{
	int err, word;
	ssize_t n;

	signals_restore(s);
	do
		n = read(go, &word, sizeof(word));
	while (n < 0 && errno == EINTR);
	if (n != sizeof(word))
		_exit(127); /* nothing was attached */
	if (path)
		execv(path, argv);
	execvp(argv[0], argv); /* a script without its #! line, too */
	err = errno;
	n = write(error, &err, sizeof(err));
	_exit(n == sizeof(err) ? 127 : 126);
}

/* What it does to wait for us would be traced, if it did so only once probes are attached. */
static void until_it_waits(pid_t pid)
{
	const struct timespec step = {.tv_nsec = 200000};

	for (int i = 0; i < MOST_STEPS; i++) {
		char state;
		int parent;

		if (!process_stat(pid, &state, &parent) || (state != 'R' && state != 'D'))
			return;
		nanosleep(&step, NULL);
	}
}

int command_prepare(struct command *c, char *const *argv, const struct signals *s)
{
	int go[2], error[2], err;
	char *path;

	*c = (struct command){.pidfd = -1, .go = -1, .error = -1};
	path = command_find(argv[0]);
	if (!path && (!strchr(argv[0], '/') || access(argv[0], X_OK))) {
		c->exec_errno = strchr(argv[0], '/') ? errno : ENOENT;
		return 0;
	}
	if (pipe2(go, O_CLOEXEC)) {
		free(path);
		return -errno;
	}
	if (pipe2(error, O_CLOEXEC)) {
		err = errno;
		close(go[0]);
		close(go[1]);
		free(path);
		return -err;
	}
	c->pid = fork();
	if (!c->pid) {
		close(go[1]);
		child(path, argv, go[0], error[1], s);
	}
	err = c->pid < 0 ? errno : 0;
	free(path);
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
	} else {
		until_it_waits(c->pid);
	}
	return -err;
}

void command_go(struct command *c)
{
	const int word = 0;

	if (c->go < 0)
		return;
	/* if it was killed meanwhile, its pidfd tells */
	if (write(c->go, &word, sizeof(word)) < 0 && errno == EINTR)
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
