/*
 * Attaching: for each probe of the plan, the cheapest mechanism that the running kernel
 * accepts, chosen by trying (a table of attachers, see attachers.def) and by errno.
 */
#ifndef NP_ATTACH_ATTACH_H
#define NP_ATTACH_ATTACH_H

#include <stdbool.h>
#include <stdint.h>

#include "load/load.h"

struct np_attached;

struct np_attach_report {
	/* called for each probe that did not attach; message says why, hint what to type */
	void (*failed)(void *arg, const struct np_plan_probe *p, const char *message,
		       const char *hint);
	/* -v: which mechanism was used, and why the ones before it were not; may be NULL */
	void (*used)(void *arg, const struct np_plan_probe *p, const char *mechanism,
		     const char *why_not_others);
	void *arg;
};

/*
 * Attaches every kernel-side and user-side probe of the plan (begin, end and interval are
 * run's). Returns the number attached, or negative errno when one that is not optional could
 * not be (everything is then detached again).
 */
int np_attach(struct np_loaded *l, const struct np_attach_report *report, struct np_attached **out,
	      struct np_load_error *error);
/*
 * Stops all of them at once: nothing runs afterwards. Slow kernel clean-up (closing perf
 * events takes 70-106 ms each) is left to a forked child, so this returns in well under a
 * millisecond a probe. Frees.
 */
void np_detach(struct np_attached *at);

#endif
