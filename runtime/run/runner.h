/* One run: what run.c (its course), loop.c (waiting, reading) and record.c (records) share. */
#ifndef NP_RUN_RUNNER_H
#define NP_RUN_RUNNER_H

#include "run/command.h"
#include "run/ring.h"
#include "run/run.h"
#include "run/signals.h"
#include "run/timers.h"

struct runner {
	struct np_loaded *loaded;
	const struct np_plan *plan;
	const struct np_run_options *opt;
	struct np_control *control; /* shared with the programs; NULL: they have none */
	struct ring ring;
	bool has_ring;
	int ring_fd;
	struct timers timers;
	struct command command;
	struct signals signals;
	int epoll, process, limit; /* descriptors, -1: none */
	bool ended;                /* stop waiting for events */
	bool discard;              /* exit() was read: what follows it is not shown */
	bool unread;               /* nobody reads our output any more */
	bool *zeroed;              /* by map: a value without a key was set to 0 */
	int status;                /* exit(n) */
};

/* loop.c */
/* Makes the epoll set of all that the run waits for. 0 or negative errno. */
int runner_watch(struct runner *r);
/* Waits and reads until something ends the run. */
void runner_loop(struct runner *r);
/* Reads what is there, after the programs have stopped. */
void runner_drain(struct runner *r);

/* record.c */
/* A ring_fn: shows the record or does what it says. */
bool runner_record(void *arg, const void *record, uint32_t len);
/* Prints a map by index, or all that print, by name, for NP_NO_INDEX. */
void runner_print_map(struct runner *r, uint32_t map, uint32_t top, uint32_t div);

#endif
