/*
 * Maps: rows out of what was read, their order, the cut to `top`.
 *
 * bpftrace's order, made total so that a run can be repeated: integers and aggregations by
 * value ascending (averages and stats by average, histograms by how much they counted), all
 * else by key; equal ones by key.  `top` keeps the last rows of it.  Tables are the same,
 * but show the largest first when cut, and have stats by their total: what takes most of
 * the time, not what is slow.
 */
#include <stdlib.h>

#include "out/fold.h"

struct sorter {
	struct np_out *o;
	const struct np_plan_type *key;
	uint32_t key_size;
};

static int row_compare(const void *x, const void *y, void *arg)
{
	const struct out_row *a = x, *b = y;
	const struct sorter *s = arg;
	struct out_value i, j;

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	if (!s->key)
		return 0;
	i = out_whole(s->key, a->key, s->key_size);
	j = out_whole(s->key, b->key, s->key_size);
	return out_compare(s->o, &i, &j);
}

/* What the rows are sorted by before their keys; 0 for all rows where the value does not count. */
static uint64_t order_of(const struct out_map *m, const struct out_row *r)
{
	uint64_t flip = m->value->is_signed ? 1ull << 63 : 0, n;
	struct out_aggregate a;
	struct out_value v;

	if (!np_vkind_is_aggregation(m->value->kind)) {
		v = out_whole(m->value, r->value, m->step);
		if (m->value->kind == NP_V_DURATION)
			flip = 1ull << 63;
		else if (m->value->kind != NP_V_INT)
			return 0;
		return out_number(&v, &n) ? n ^ flip : 0;
	}
	out_aggregate(m->value, r->value, m->step, m->cpus, &a);
	switch (m->value->kind) {
	case NP_V_HIST:
	case NP_V_LHIST: return a.count;
	case NP_V_TSERIES: return 0;
	case NP_V_COUNT: return a.value;
	case NP_V_QUANTILE: return a.quantiles[2]; /* the p99 */
	case NP_V_STATS:
		if (m->map->style == NP_STYLE_TABLE)
			return a.value ^ flip;
		return out_average(m->value, &a) ^ flip;
	case NP_V_AVG: return out_average(m->value, &a) ^ flip;
	default: return a.value ^ flip;
	}
}

/* A scalar aggregation in an array map is there before anything was counted. */
static bool is_untouched(const struct out_map *m, const struct out_row *r)
{
	enum { MAP_ARRAY = 2, MAP_PERCPU_ARRAY = 6 }; /* enum bpf_map_type */
	struct out_aggregate a;

	if (m->key || !np_vkind_is_aggregation(m->value->kind) ||
	    m->map->style != NP_STYLE_BPFTRACE ||
	    (m->map->bpf_type != MAP_ARRAY && m->map->bpf_type != MAP_PERCPU_ARRAY))
		return false;
	out_aggregate(m->value, r->value, m->step, m->cpus, &a);
	return !a.set;
}

/* Does the content have the sizes that the plan promises? */
static bool fits(const struct np_map_content *c, struct out_map *m)
{
	uint32_t need = np_vkind_is_aggregation(m->value->kind) ? out_aggregate_size(m->value)
								: m->value->size;

	m->cpus = c->cpus ? c->cpus : 1;
	m->key_size = c->key_size;
	m->step = c->stride;
	if (m->cpus > 1)
		m->step = c->stride / m->cpus;
	if (need > m->step || (m->cpus > 1 && need > UINT32_MAX - 8))
		return false;
	if (m->cpus > 1 && (uint64_t)m->step * m->cpus > c->stride)
		return false;
	return !m->key || (m->key->size <= c->key_size && c->keys);
}

/* The values of the rows below the first that is shown. */
static void keep_cut(struct np_out *o, struct out_map *m, uint32_t n, uint32_t stride)
{
	size_t bytes = (size_t)n * stride;

	if (o->cap_cut < bytes) {
		o->cut = np_xrealloc(o->cut, bytes);
		o->cap_cut = bytes;
	}
	for (uint32_t i = 0; i < n; i++)
		memcpy(o->cut + (size_t)i * stride, o->rows[i].value, stride);
	m->cut = o->cut;
	m->n_cut = n;
}

static void write_map(struct np_out *o, struct out_map m, const struct np_map_content *c,
		      uint32_t top)
{
	bool table, json = np_out_is_json(o);

	if (o->cap_rows < c->n) {
		o->rows = np_xrealloc(o->rows, c->n * sizeof(*o->rows));
		o->cap_rows = c->n;
	}
	for (uint32_t i = 0; i < c->n; i++) {
		struct out_row *r = &o->rows[m.n];

		r->key = c->keys ? c->keys + (size_t)i * c->key_size : NULL;
		r->value = c->values + (size_t)i * c->stride;
		r->order = order_of(&m, r);
		r->label = NULL;
		if (c->unset || !is_untouched(&m, r))
			m.n++;
	}
	if (m.n > 1)
		qsort_r(o->rows, m.n, sizeof(*o->rows), row_compare,
			&(struct sorter){.o = o, .key = m.key, .key_size = m.key_size});
	m.rows = o->rows;
	m.all = c->values;
	m.n_all = c->n;
	table = m.map->style == NP_STYLE_TABLE;
	top = top ? top : o->ctx.top;
	if (table && !top)
		top = out_screen_rows(o);
	if (top && top < m.n) {
		if (table)
			keep_cut(o, &m, m.n - top, c->stride);
		m.rows += m.n - top;
		m.n = top;
	}
	if (table && top) {
		struct out_row *lo = o->rows + (m.rows - o->rows), *hi = lo + m.n - 1;

		for (; m.n && lo < hi; lo++, hi--) {
			struct out_row swap = *lo;

			*lo = *hi;
			*hi = swap;
		}
	}
	if (out_is_fold(o->format) && out_fold_map(o, &m))
		return;
	if (table && json)
		out_table_json(o, &m);
	else if (table)
		out_table_text(o, &m);
	else if (o->format == NP_FORMAT_JSONL)
		out_jsonl_map(o, &m);
	else if (json)
		out_map_json(o, &m);
	else
		out_map_text(o, &m);
	out_written(o);
}

void np_out_map(struct np_out *o, const struct np_map_content *c, uint32_t top, uint32_t div)
{
	struct out_map m = {.div = div ? div : 1};
	struct np_map_content merged;

	if (c->map >= o->plan->maps.n)
		return;
	m.map = &o->plan->maps.v[c->map];
	if (m.map->style == NP_STYLE_HIDDEN || m.map->value_type >= o->plan->types.n)
		return;
	m.value = &o->plan->types.v[m.map->value_type];
	if (m.map->key_type < o->plan->types.n)
		m.key = &o->plan->types.v[m.map->key_type];
	if (!fits(c, &m))
		return;
	out_unwound_trim(o);
	merged = out_merge(o, &m, c);
	write_map(o, m, &merged, top);
	if (merged.keys != c->keys) {
		free((void *)merged.keys);
		free((void *)merged.values);
	}
}
