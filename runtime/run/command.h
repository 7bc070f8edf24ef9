/* -c: a command that starts when all is attached, and whose end is the run's. */
#ifndef NP_RUN_COMMAND_H
#define NP_RUN_COMMAND_H

#include <stdbool.h>
#include <sys/types.h>

#include "run/signals.h"

struct command {
	pid_t pid; /* 0: none */
	int pidfd; /* readable when it has ended */
	int go;    /* pipe: a byte lets it run, end of file makes it quit */
	int error; /* pipe: errno of its exec, or end of file */
	bool ended;
	int status;     /* of wait, once ended */
	int exec_errno; /* positive: it could not be run */
};

/*
 * Where execvp would find a program of that name along PATH, to be freed; NULL: nowhere, or it is
 * a path already. In the command's case the search is over so before anything is traced.
 */
char *command_find(const char *name);
/*
 * Forks a child that waits; it has the signals that we had before them. 0, negative errno; with
 * an exec_errno already if there is no such program: no child then.
 */
int command_prepare(struct command *c, char *const *argv, const struct signals *s);
/* Lets it run. */
void command_go(struct command *c);
/* Takes its status when it has ended; true if it has. */
bool command_reap(struct command *c);
/* Ends it if it runs: SIGTERM, and a moment to comply. Closes all. */
void command_close(struct command *c);

#endif
