/* Maps in bpftrace's forms: @name[key]: value, and its JSON objects. */
#include "out/out_internal.h"

void out_drawn_text(struct np_out *o, struct np_text *t, const struct out_map *m,
		    const struct out_row *r)
{
	if (m->value->kind == NP_V_TSERIES)
		out_tseries_text(o, t, m->value, r->value, m->step, m->cpus);
	else
		out_hist_text(t, m->value, out_buckets(o, m->value, r->value, m->step, m->cpus),
			      m->div);
}

void out_drawn_json(struct np_out *o, struct np_text *t, const struct out_map *m,
		    const struct out_row *r)
{
	if (m->value->kind == NP_V_TSERIES)
		out_tseries_json(t, m->value, r->value, m->step, m->cpus);
	else
		out_hist_json(t, m->value, out_buckets(o, m->value, r->value, m->step, m->cpus),
			      m->div);
}

static void value_text(struct np_out *o, struct np_text *t, const struct out_map *m,
		       const struct out_row *r)
{
	struct out_value v = out_whole(m->value, r->value, m->step);
	struct out_aggregate a;
	uint64_t n;

	if (np_vkind_is_aggregation(m->value->kind)) {
		out_aggregate(m->value, r->value, m->step, m->cpus, &a);
		out_aggregate_text(t, m->value, &a, m->div);
	} else if (m->div > 1 && m->value->kind == NP_V_INT && out_number(&v, &n)) {
		out_scaled_text(t, m->value->is_signed, n, m->div);
	} else {
		out_text(o, t, &v, OUT_PLAIN);
	}
}

void out_map_text(struct np_out *o, const struct out_map *m)
{
	struct np_text *t = &o->buf;

	for (uint32_t i = 0; i < m->n; i++) {
		const struct out_row *r = &m->rows[i];

		np_text_add(t, m->map->name);
		if (m->key) {
			struct out_value key = out_whole(m->key, r->key, m->key_size);

			np_text_addc(t, '[');
			out_key_text(o, t, &key, OUT_PLAIN);
			np_text_addc(t, ']');
		}
		if (out_is_drawn(m->value)) {
			np_text_addn(t, ":\n", 2);
			out_drawn_text(o, t, m, r);
			continue;
		}
		np_text_addn(t, ": ", 2);
		value_text(o, t, m, r);
		np_text_addc(t, '\n');
	}
}

void out_value_json(struct np_out *o, struct np_text *t, const struct out_map *m,
		    const struct out_row *r)
{
	struct out_value v = out_whole(m->value, r->value, m->step);
	struct out_aggregate a;
	uint64_t n;

	if (out_is_drawn(m->value)) {
		out_drawn_json(o, t, m, r);
	} else if (np_vkind_is_aggregation(m->value->kind)) {
		out_aggregate(m->value, r->value, m->step, m->cpus, &a);
		out_aggregate_json(t, m->value, &a, m->div);
	} else if (m->div > 1 && m->value->kind == NP_V_INT && out_number(&v, &n)) {
		out_scaled_json(t, m->value->is_signed, n, m->div);
	} else {
		out_json(o, t, &v);
	}
}

void out_map_json(struct np_out *o, const struct out_map *m)
{
	struct np_text *t = &o->buf;
	bool is_stats = m->value->kind == NP_V_AVG || m->value->kind == NP_V_STATS;

	if (!m->n && !is_stats) /* an empty one of these is shown, by bpftrace too */
		return;
	out_json_begin(t, m->value->kind == NP_V_TSERIES ? "tseries"
			  : out_is_drawn(m->value)       ? "hist"
			  : is_stats                     ? "stats"
							 : "map");
	np_text_addc(t, '{');
	out_json_string(t, m->map->name, strlen(m->map->name));
	np_text_addn(t, ": ", 2);
	if (!m->key && m->n) {
		out_value_json(o, t, m, &m->rows[0]);
	} else {
		np_text_addc(t, '{');
		for (uint32_t i = 0; i < m->n; i++) {
			struct out_value key = out_whole(m->key, m->rows[i].key, m->key_size);

			if (i)
				np_text_addn(t, ", ", 2);
			np_text_clear(&o->scratch);
			out_key_text(o, &o->scratch, &key, OUT_KEY);
			out_json_string(t, o->scratch.s ? o->scratch.s : "", o->scratch.n);
			np_text_addn(t, ": ", 2);
			out_value_json(o, t, m, &m->rows[i]);
		}
		np_text_addc(t, '}');
	}
	np_text_addc(t, '}');
	out_json_end(t);
}
