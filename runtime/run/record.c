/*
 * Records: most are for the writer; some act (print, clear and zero of maps, exit), and act in
 * the order in which they were sent, between the lines before and after them.
 */
#include <linux/membarrier.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "run/maps.h"
#include "run/runner.h"

/*
 * A map that is emptied is printed when the programs that ran as its record was sent have ended:
 * one of them may still count in the generation that is printed, or the sender has yet to begin the
 * next. They run within RCU, and membarrier(2)'s GLOBAL waits for one grace period of it (about
 * 10 ms), which serves all records that were there when it began.
 */
static void settle(struct runner *r, uint32_t map)
{
	const struct timespec about = {.tv_nsec = 10000000};
	uint64_t end;

	if (r->plan->maps.v[map].generation == NP_NO_INDEX || !r->attached ||
	    r->ring.at <= r->settled)
		return;
	end = ring_end(&r->ring);
	/* refused on machines with nohz_full */
	if (syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0))
		nanosleep(&about, NULL);
	r->settled = end;
}

/* Whether a map could be read; that it could not is told once. */
static bool is_read(struct runner *r, uint32_t map, int err)
{
	FILE *m = r->opt->messages;

	if (err && m && !r->unreadable[map]) {
		np_out_flush(r->opt->out);
		np_out_interrupted(r->opt->out);
		fprintf(m, "warning: %s could not be read: %s\n", r->plan->maps.v[map].name,
			strerror(-err));
		fflush(m);
		r->unreadable[map] = true;
	}
	return !err;
}

/* To be freed by maps_free, also where it was not. */
static bool read_map(struct runner *r, uint32_t map, struct np_map_content *c)
{
	return is_read(r, map, maps_read(r->loaded, map, r->generation[map], c));
}

static void print_one(struct runner *r, uint32_t map, uint32_t top, uint32_t div, bool unset)
{
	struct np_map_content c;

	if (read_map(r, map, &c)) {
		c.unset = unset;
		np_out_map(r->opt->out, &c, top, div);
	}
	maps_free(&c);
}

/* Of one that nothing was counted in nothing is shown, as there is no number to be 0. */
static bool is_histogram(const struct runner *r, uint32_t map)
{
	uint32_t type = r->plan->maps.v[map].value_type, kind;

	kind = type < r->plan->types.n ? r->plan->types.v[type].kind : NP_V_NONE;
	return kind == NP_V_HIST || kind == NP_V_LHIST || kind == NP_V_TSERIES;
}

/* print(@x) of a variable that was never set, or cleared, says 0. */
static bool print_unset(struct runner *r, uint32_t map, uint32_t div)
{
	const struct np_plan_map *m = &r->plan->maps.v[map];
	struct np_map_content c;
	bool unset = false;

	if (m->key_type != NP_NO_INDEX || (is_histogram(r, map) && !r->zeroed[map]))
		return false;
	if (read_map(r, map, &c) && !c.n) {
		uint8_t *zero = np_xcalloc(1, (size_t)c.key_size + c.stride);
		struct np_map_content one = c;

		one.n = 1;
		one.keys = zero;
		one.values = zero + c.key_size;
		one.unset = true;
		np_out_map(r->opt->out, &one, 0, div);
		free(zero);
		unset = true;
	}
	maps_free(&c);
	return unset;
}

void runner_print_map(struct runner *r, uint32_t map, uint32_t top, uint32_t div)
{
	if (map != NP_NO_INDEX) {
		settle(r, map);
		if (!print_unset(r, map, div))
			print_one(r, map, top, div, r->zeroed[map] || !is_histogram(r, map));
		return;
	}
	uint32_t *order = np_xcalloc(r->plan->maps.n + 1, sizeof(*order));
	uint32_t n = maps_printed(r->plan, order);

	for (uint32_t i = 0; i < n; i++) {
		settle(r, order[i]);
		print_one(r, order[i], top, div, r->zeroed[order[i]]);
	}
	free(order);
}

/* Whether anything was ever counted in a map, or it was and then set to zero. */
static bool has_value(struct runner *r, uint32_t map)
{
	struct np_map_content c;
	bool any = r->zeroed[map];

	read_map(r, map, &c);
	for (size_t i = 0; i < (size_t)c.n * c.stride && !any; i++)
		any = c.values[i];
	maps_free(&c);
	return any;
}

/* The programs have begun another generation: what is left of those before it goes. */
static void empty_map(struct runner *r, uint32_t map, uint64_t generation, bool clear)
{
	if (map == NP_NO_INDEX || r->plan->maps.v[map].generation == NP_NO_INDEX)
		return;
	np_out_cleared(r->opt->out, map);
	r->zeroed[map] = !clear && has_value(r, map);
	if (!clear)
		is_read(r, map, maps_zero(r->loaded, map, r->generation[map], generation));
	if (generation > r->generation[map])
		r->generation[map] = generation;
	is_read(r, map, maps_forget(r->loaded, map, generation));
}

uint64_t runner_argument(const struct runner *r, const struct np_plan_event *e,
			 const uint8_t *record, uint32_t len)
{
	const struct np_plan_member *m;
	uint64_t v = 0;
	uint32_t size;

	if (!e->args.n)
		return 0;
	m = &e->args.v[0];
	size = r->plan->types.v[m->type].size;
	if (size > 8)
		size = 8;
	if (m->offset > len || size > len - m->offset)
		return 0;
	memcpy(&v, record + m->offset, size);
	return v;
}

bool runner_record(void *arg, const void *record, uint32_t len)
{
	struct runner *r = arg;
	const struct np_plan_event *e;
	struct np_record head;

	if (r->discard || len < sizeof(head))
		return true;
	memcpy(&head, record, sizeof(head));
	if (head.event >= r->plan->events.n)
		return true;
	e = &r->plan->events.v[head.event];
	np_out_probe(r->opt->out, head.probe);
	switch (e->kind) {
	case NP_EV_PRINT_MAP: runner_print_map(r, e->map, e->top, e->div); break;
	case NP_EV_CLEAR:
	case NP_EV_ZERO:
		empty_map(r, e->map, runner_argument(r, e, record, len), e->kind == NP_EV_CLEAR);
		break;
	case NP_EV_EXIT:
		r->status = (int)(runner_argument(r, e, record, len) & 0xff);
		r->ended = r->discard = true;
		return false;
	case NP_EV_ERRORF:
	case NP_EV_WARNF:
	case NP_EV_CAT:
	case NP_EV_SYSTEM:
	case NP_EV_PACKET:
	case NP_EV_UNWATCH: runner_effect(r, e, record, len); break;
	default: np_out_event(r->opt->out, record, len);
	}
	return true;
}
