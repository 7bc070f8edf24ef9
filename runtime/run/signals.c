/*
 * Signals that end a run.  They are caught, not blocked and read: while our output waits for
 * its reader nobody would read them, and the program could not be ended by Ctrl-C.
 */
#include "run/signals.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

static const int ending[SIGNALS_ENDING] = {SIGINT, SIGTERM, SIGHUP};

/* Signal handlers have no argument of ours: the descriptor that one writes to. */
static volatile sig_atomic_t told = -1;

void signals_kill(void)
{
	struct sigaction now;

	for (int i = 0; i < SIGNALS_ENDING; i++)
		if (!sigaction(ending[i], NULL, &now) && now.sa_handler != SIG_IGN)
			signal(ending[i], SIG_DFL);
}

static void tell(int number)
{
	const uint64_t one = 1;
	int err = errno;

	(void)number;
	signals_kill();
	/* an eventfd that is full has been told already */
	if (told >= 0 && write(told, &one, sizeof(one)) < 0)
		errno = 0;
	errno = err;
}

int signals_take(int number)
{
	sigset_t set;
	int fd;

	sigemptyset(&set);
	sigaddset(&set, number);
	if (sigprocmask(SIG_BLOCK, &set, NULL))
		return -errno;
	fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

int signals_open(struct signals *s)
{
	struct sigaction act = {.sa_handler = tell, .sa_flags = SA_RESTART};

	sigprocmask(SIG_BLOCK, NULL, &s->old_mask);
	s->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (s->fd < 0)
		return -errno;
	told = s->fd;
	sigemptyset(&act.sa_mask);
	for (int i = 0; i < SIGNALS_ENDING; i++)
		sigaddset(&act.sa_mask, ending[i]);
	for (int i = 0; i < SIGNALS_ENDING; i++) {
		sigaction(ending[i], NULL, &s->old[i]);
		/* nohup; a shell ignores the others for what it puts in the background */
		if (ending[i] != SIGHUP || s->old[i].sa_handler != SIG_IGN)
			sigaction(ending[i], &act, NULL);
	}
	act = (struct sigaction){.sa_handler = SIG_IGN};
	sigaction(SIGPIPE, &act, &s->old_pipe);
	return 0;
}

static void restore_ending(const struct signals *s)
{
	for (int i = 0; i < SIGNALS_ENDING; i++)
		sigaction(ending[i], &s->old[i], NULL);
}

void signals_restore(const struct signals *s)
{
	restore_ending(s);
	sigaction(SIGPIPE, &s->old_pipe, NULL);
	sigprocmask(SIG_SETMASK, &s->old_mask, NULL);
}

void signals_close(struct signals *s)
{
	if (s->fd < 0)
		return;
	restore_ending(s);
	told = -1;
	close(s->fd);
	s->fd = -1;
}
