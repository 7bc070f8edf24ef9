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
	/*
	 * -v: which mechanism was used, and why the ones before it were not; "not attached" for an
	 * alternative or optional one that was left out. May be NULL.
	 */
	void (*used)(void *arg, const struct np_plan_probe *p, const char *mechanism,
		     const char *why_not_others);
	void *arg;
	int stop_fd; /* > 0: when it can be read nothing more is attached, and nothing is wrong */
};

/* What attaching left out without calling it an error. */
struct np_attach_absent {
	uint32_t optional; /* probes with '?' */
	uint32_t wildcard; /* some, not all, of a wildcard's matches */
};

/*
 * Attaches every kernel-side and user-side probe of the plan (begin, end and interval are
 * run's). Returns the number attached, or negative errno when one that is not optional could
 * not be (everything is then detached again). `failed` has then told why; *error is filled
 * only for what is not one probe's fault: the verifier's refusals.
 */
int np_attach(struct np_loaded *l, const struct np_attach_report *report, struct np_attached **out,
	      struct np_load_error *error);
struct np_attach_absent np_attached_absent(const struct np_attached *at);
/* One program, and what the kernel counted of it. */
struct np_attached_program {
	const struct np_plan_probe *probe; /* of several that it serves, the first */
	uint32_t more;                     /* the others */
	bool at_entry;                     /* it saves for the return that `probe` is ... */
	bool both;                         /* ... and is the return's, too: it runs twice a call */
	uint64_t events, ns;               /* its runs, while bpf_enable_stats is on */
	uint64_t busy;    /* it was skipped, as one was running on that CPU already: since 5.12 */
	uint64_t skipped; /* multi links: more calls in flight than their returns could be
			     followed, or a call within a call of its own: since 6.7 */
};
/* All that are attached, in *out (to be freed); how many. Call it before np_detach. */
uint32_t np_attached_programs(const struct np_attached *at, struct np_attached_program **out);
/* Of any program: its runs and the time that they took, as above. */
void np_program_cost(int prog_fd, uint64_t *events, uint64_t *ns);
/* Runs all iterators to their end; how many there are. */
uint32_t np_attached_iterate(const struct np_attached *at);
/* Ends the watchpoints at an address. */
void np_attached_unwatch(struct np_attached *at, uint64_t address);
/*
 * Takes all of them off. What the kernel is slow to close (perf events: 70-106 ms each) is
 * left to a forked child, so this returns in a few milliseconds; perf programs may run until
 * the child is done. Set np_control.exiting before: programs then do nothing. Frees; NULL is
 * fine.
 */
void np_detach(struct np_attached *at);

/* Period of an INTERVAL or PROFILE probe, ns, from the plan or from its param. */
uint64_t np_probe_period_ns(const struct np_loaded *l, const struct np_plan_probe *p);

#endif
