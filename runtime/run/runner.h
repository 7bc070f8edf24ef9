/* One run: what run.c (its course), loop.c (waiting, reading) and record.c (records) share. */
#ifndef NP_RUN_RUNNER_H
#define NP_RUN_RUNNER_H

#include "run/command.h"
#include "run/cost.h"
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
	int epoll, process, limit, print; /* descriptors, -1: none */
	bool ended;                       /* stop waiting for events */
	bool discard;                     /* exit() was read: what follows it is not shown */
	bool unread;                      /* nobody reads our output any more */
	bool at_end;                      /* what comes now is of end probes */
	struct np_attached *attached;     /* NULL: nothing is */
	struct pcap **packets;            /* by event: the file it goes to, or NULL */
	uint64_t *generation;             /* by map: the one that is printed */
	uint64_t settled;                 /* programs that sent what is before it have ended */
	bool *zeroed;                     /* by map: a value without a key was set to 0 */
	bool *unreadable;                 /* by map: it was told that it could not be read */
	struct cost cost;
	int status; /* exit(n) */
};

/* run.c: whether a signal came that nobody has read yet. */
bool runner_told_to_stop(const struct runner *r);

/* loop.c */
/* Makes the epoll set of all that the run waits for. 0 or negative errno. */
int runner_watch(struct runner *r);
/* Waits and reads until something ends the run. */
void runner_loop(struct runner *r);
/* Reads what is there, after the programs have stopped. */
void runner_drain(struct runner *r);

/* effect.c: records that act on the world */
/* Opens the files of packets. 0 or negative errno with *error filled. */
int runner_open_files(struct runner *r, struct np_load_error *error);
void runner_flush_files(struct runner *r);
/* What of it could not be written is told. */
void runner_close_files(struct runner *r);
void runner_effect(struct runner *r, const struct np_plan_event *e, const void *record,
		   uint32_t len);
/* system.c: runs a command of the shell; its output is ours. */
void runner_system(struct runner *r, const struct np_plan_event *e, const char *command);
/* A message about a statement, on stderr. */
void runner_tell(struct runner *r, const struct np_plan_event *e, const char *severity,
		 const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* record.c */
/* The number that is a record's first argument, 0 without one. */
uint64_t runner_argument(const struct runner *r, const struct np_plan_event *e,
			 const uint8_t *record, uint32_t len);
/* A ring_fn: shows the record or does what it says. */
bool runner_record(void *arg, const void *record, uint32_t len);
/* Prints a map by index, or all that print, by name, for NP_NO_INDEX. */
void runner_print_map(struct runner *r, uint32_t map, uint32_t top, uint32_t div);

#endif
