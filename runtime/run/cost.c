/*
 * --cost: see cost.h.  The kernel counts runs and their time while someone holds a descriptor of
 * BPF_ENABLE_STATS (5.8); the count itself takes some 20 ns a run, which are in it.
 */
#include "run/cost.h"

#include <bpf/bpf.h>
#include <errno.h>
#include <linux/bpf.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"

static uint64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

int cost_start(struct cost *c)
{
	c->fd = bpf_enable_stats(BPF_STATS_RUN_TIME);
	c->on = c->fd >= 0;
	return c->on ? 0 : c->fd == -1 ? -errno : c->fd;
}

void cost_go(struct cost *c)
{
	c->from_ns = now_ns();
}

/* A row for a probe, with its line in its own file. */
static struct np_out_cost *add(struct cost *c, const struct np_plan *plan,
			       const struct np_plan_probe *p)
{
	struct np_out_cost *row = &c->v[c->n++];

	*row = (struct np_out_cost){.probe = p->text, .line = p->line, .column = p->column};
	np_plan_file(plan, &row->line);
	return row;
}

void cost_read(struct cost *c, const struct np_plan *p, const struct np_attached_program *v,
	       uint32_t n)
{
	c->elapsed_ns = now_ns() - c->from_ns;
	c->v = np_xcalloc(n + 1, sizeof(*c->v));
	for (uint32_t i = 0; i < n; i++) {
		struct np_out_cost *row = add(c, p, v[i].probe);

		row->more = v[i].more;
		row->entry = v[i].at_entry;
		row->both = v[i].both;
		row->events = v[i].events;
		row->ns = v[i].ns;
	}
}

void cost_read_timers(struct cost *c, const struct timers *t, const struct np_plan *p)
{
	c->v = np_xrealloc(c->v, (c->n + t->n + 1) * sizeof(*c->v));
	for (uint32_t i = 0; i < t->n; i++) {
		struct np_out_cost *row = add(c, p, &p->probes.v[t->v[i].probe]);

		np_program_cost(t->v[i].prog_fd, &row->events, &row->ns);
	}
}

void cost_close(struct cost *c)
{
	free(c->v);
	if (c->fd >= 0)
		close(c->fd);
	*c = (struct cost){.fd = -1};
}
