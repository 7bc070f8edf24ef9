/* Signals that end a run: the first is told to the loop, the second kills. */
#ifndef NP_RUN_SIGNALS_H
#define NP_RUN_SIGNALS_H

#include <signal.h>

#define SIGNALS_ENDING 3 /* SIGINT, SIGTERM, SIGHUP */

struct signals {
	int fd; /* readable once one has come; -1: not open */
	/* what the process had before */
	struct sigaction old[SIGNALS_ENDING], old_pipe;
	sigset_t old_mask;
};

/*
 * From now on the first of them makes s->fd readable. It interrupts no writing, which may wait
 * for a reader for ever; the second then ends the process, and with it what is attached.
 * SIGPIPE is ignored: a reader of our output that went away is an error of writing. One run at
 * a time has them. 0 or negative errno.
 */
int signals_open(struct signals *s);
/* A descriptor that can be read when this signal came, which does nothing else then. Or -errno. */
int signals_take(int number);
/* From now on the first kills. */
void signals_kill(void);
/* As it was before, for a child. Async-signal-safe. */
void signals_restore(const struct signals *s);
/* As it was before, but for SIGPIPE: what is still to be written may meet a closed pipe. */
void signals_close(struct signals *s);

#endif
