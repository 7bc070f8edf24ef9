/* Running a part or a program apart: a crash or a hang of it is a result, not an end. */
#ifndef REFERENCE_PROCESS_H
#define REFERENCE_PROCESS_H

#include "base/text.h"

struct process {
	int status; /* exit status; -N: killed by signal N; -1000: it took too long */
	struct np_text out, err;
};
#define PROCESS_TIMEOUT (-1000)

/* Runs f(arg) in a child, with standard output and error caught; f returns the exit status. */
void process_run(struct process *p, int (*f)(void *arg), void *arg, int seconds);
void process_free(struct process *p);

#endif
