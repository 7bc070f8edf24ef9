/* --cost: what the programs took of the machine, by the kernel's own count. */
#ifndef NP_RUN_COST_H
#define NP_RUN_COST_H

#include <stdbool.h>
#include <stdint.h>

#include "attach/attach.h"
#include "out/out.h"
#include "run/timers.h"

struct cost {
	bool on;
	int fd; /* keeps the kernel counting; -1: it does not */
	uint64_t from_ns, elapsed_ns;
	struct np_out_cost *v;
	uint32_t n;
};

/* From here on runs are counted. 0 or negative errno: the kernel will not. */
int cost_start(struct cost *c);
/* The share of a CPU is one of the time from here on. */
void cost_go(struct cost *c);
/* Takes what was counted of these until now; the clock stops. */
void cost_read(struct cost *c, const struct np_plan *p, const struct np_attached_program *v,
	       uint32_t n);
/* Adds begin, end and timers. */
void cost_read_timers(struct cost *c, const struct timers *t, const struct np_plan *p);
void cost_close(struct cost *c);

#endif
