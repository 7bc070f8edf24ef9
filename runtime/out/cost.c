/*
 * What tracing cost: a row a program with its runs, ns a run, and its share of one CPU; the
 * dearest last, as in all tables, or first when --top cuts them.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "out/out_internal.h"

static int by_time(const void *x, const void *y)
{
	const struct np_out_cost *a = x, *b = y;

	if (a->ns != b->ns)
		return a->ns < b->ns ? -1 : 1;
	if (a->events != b->events)
		return a->events < b->events ? -1 : 1;
	return strcmp(a->probe, b->probe);
}

static bool is_same(const struct np_out_cost *a, const struct np_out_cost *b)
{
	return a->entry == b->entry && a->line == b->line && a->column == b->column &&
	       !strcmp(a->probe, b->probe);
}

/* Several places of one probe, which stand side by side, are one row. */
static uint32_t merge(struct np_out_cost *v, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (kept && is_same(&v[kept - 1], &v[i])) {
			v[kept - 1].events += v[i].events;
			v[kept - 1].ns += v[i].ns;
		} else {
			v[kept++] = v[i];
		}
	}
	return kept;
}

static struct np_out_cost sum(const struct np_out_cost *v, uint32_t n, const char *label)
{
	struct np_out_cost s = {.probe = label};

	for (uint32_t i = 0; i < n; i++) {
		s.events += v[i].events;
		s.ns += v[i].ns;
	}
	return s;
}

static uint64_t each(const struct np_out_cost *c)
{
	return c->events ? (c->ns + c->events / 2) / c->events : 0;
}

static double share(const struct np_out_cost *c, uint64_t elapsed_ns)
{
	return elapsed_ns ? (double)c->ns / (double)elapsed_ns : 0;
}

/* The probe; where it stands if another row says the same. */
static void name_of(struct np_text *t, const struct np_out_cost *v, uint32_t n, uint32_t i)
{
	bool alone = true;

	for (uint32_t k = 0; k < n && alone; k++)
		alone = k == i || v[k].entry != v[i].entry || strcmp(v[k].probe, v[i].probe) != 0;
	np_text_add(t, v[i].probe);
	if (v[i].more)
		np_text_addf(t, ", %u more", v[i].more);
	if (v[i].entry || v[i].both)
		np_text_add(t, v[i].both ? " (entry, return)" : " (entry)");
	if (!alone)
		np_text_addf(t, " (line %u:%u)", v[i].line, v[i].column);
}

static void add_line(struct np_text *t, const char *name, size_t width, const struct np_out_cost *c,
		     uint64_t elapsed_ns)
{
	size_t used = np_display_width(name, strlen(name));

	np_text_add(t, name);
	np_text_pad(t, ' ', width > used ? width - used : 0);
	np_text_addf(t, "  %10" PRIu64 "  %8" PRIu64 "  %6.2f%%\n", c->events, each(c),
		     100 * share(c, elapsed_ns));
}

/* The rows from `v` on, backwards if the dearest is to be the first. */
static void cost_text(struct np_text *t, const struct np_out_cost *v, uint32_t n, uint32_t cut,
		      bool down, uint64_t elapsed_ns)
{
	const struct np_out_cost total = sum(v, n, "total"), more = sum(v, cut, "");
	struct np_text name = {0};
	char others[32];
	size_t width = strlen("total");

	snprintf(others, sizeof(others), "%u more", cut);
	for (uint32_t i = cut; i < n; i++) {
		np_text_clear(&name);
		name_of(&name, v, n, i);
		if (np_display_width(name.s, name.n) > width)
			width = np_display_width(name.s, name.n);
	}
	np_text_add(t, "PROBE");
	np_text_pad(t, ' ', width - strlen("PROBE"));
	np_text_addf(t, "  %10s  %8s  %7s\n", "EVENTS", "NS/EVENT", "CPU");
	for (uint32_t i = cut; i < n; i++) {
		uint32_t at = down ? n - 1 - (i - cut) : i;

		np_text_clear(&name);
		name_of(&name, v, n, at);
		add_line(t, name.s, width, &v[at], elapsed_ns);
	}
	if (cut)
		add_line(t, others, width, &more, elapsed_ns);
	if (n > 1)
		add_line(t, "total", width, &total, elapsed_ns);
	np_text_free(&name);
}

static void members_json(struct np_text *t, const struct np_out_cost *c, uint64_t elapsed_ns)
{
	np_text_add(t, "\"events\": ");
	out_json_u64(t, c->events);
	np_text_add(t, ", \"ns\": ");
	out_json_u64(t, c->ns);
	np_text_addf(t, ", \"ns_per_event\": %" PRIu64 ", \"cpu\": %.6f}", each(c),
		     share(c, elapsed_ns));
}

static void cost_json(struct np_out *o, const struct np_out_cost *v, uint32_t n,
		      uint64_t elapsed_ns)
{
	const struct np_out_cost total = sum(v, n, "total");
	bool rich = o->format == NP_FORMAT_JSONL;
	struct np_text *t = &o->buf;

	if (rich)
		out_jsonl_begin(o, "cost");
	else
		out_json_begin(t, "cost");
	np_text_add(t, rich ? ", \"elapsed_ns\": " : "{\"elapsed_ns\": ");
	out_json_u64(t, elapsed_ns);
	np_text_add(t, ", \"probes\": [");
	for (uint32_t i = 0; i < n; i++) {
		np_text_add(t, i ? ", {\"probe\": " : "{\"probe\": ");
		out_json_string(t, v[i].probe, strlen(v[i].probe));
		np_text_addf(t,
			     ", \"more\": %u, \"runs_at\": \"%s\", \"line\": %u, \"column\": "
			     "%u, ",
			     v[i].more,
			     v[i].both    ? "entry and return"
			     : v[i].entry ? "entry"
					  : "probe",
			     v[i].line, v[i].column);
		members_json(t, &v[i], elapsed_ns);
	}
	np_text_add(t, "], \"total\": {");
	members_json(t, &total, elapsed_ns);
	if (!rich)
		np_text_addc(t, '}');
	out_json_end(t);
}

void np_out_costs(struct np_out *o, struct np_out_cost *v, uint32_t n, uint64_t elapsed_ns,
		  struct np_text *text)
{
	uint32_t top = o->ctx.top;

	n = merge(v, n);
	qsort(v, n, sizeof(*v), by_time);
	if (np_out_is_json(o))
		cost_json(o, v, n, elapsed_ns);
	else
		cost_text(text, v, n, top && top < n ? n - top : 0, top != 0, elapsed_ns);
}
