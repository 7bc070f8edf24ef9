/*
 * Programs that we run ourselves: begin, end, interval by a timer each, self by a signal; tests
 * and benchmarks (tests.h).
 */
#ifndef NP_RUN_TIMERS_H
#define NP_RUN_TIMERS_H

#include "load/load.h"

struct timer {
	uint32_t probe; /* index of plan.probes */
	int prog_fd;
	int fd; /* timerfd of an interval, signalfd of self, else -1 */
	bool expired;
};
struct timers {
	struct timer *v; /* in the plan's order */
	uint32_t n;
};

/*
 * Loads all begin, end, interval and self programs; or, if `tests` is not NULL, begin, end and
 * the probes that it has. 0 or negative errno with *error filled.
 */
int timers_load(struct timers *t, struct np_loaded *l, const bool *tests,
		struct np_load_error *error);
void timers_close(struct timers *t);
/* Runs its program; 0 or negative errno. */
int timers_run(const struct timer *t);
/* Runs the programs of a kind, in order; how many, or negative errno. */
int timers_run_kind(const struct timers *t, const struct np_plan *p, enum np_probe_kind kind);
/* Starts the clocks of all intervals; 0 or negative errno. */
int timers_start(struct timers *t, struct np_loaded *l);
bool timers_have_expired(const struct timers *t);
/*
 * Runs the intervals that are marked as expired, once each however often they expired: what
 * was missed is not made up for in a burst.
 */
void timers_run_expired(struct timers *t);
/* A new timer that expires after `first_ns` and then every `period_ns` (0: never again). */
int timers_clock(uint64_t first_ns, uint64_t period_ns);

#endif
