/* How values and maps are shown. */
#include <stdlib.h>
#include <string.h>

#include "evaluate.h"

void show_number(struct np_text *out, const struct np_type *t, uint64_t n, uint32_t div)
{
	if (t->is_signed)
		np_text_addf(out, "%lld", (long long)((int64_t)n / (int64_t)div));
	else
		np_text_addf(out, "%llu", (unsigned long long)(n / div));
}

static void show_record(struct np_text *out, const struct value *v)
{
	np_text_addc(out, '{');
	for (uint32_t i = 0; i < v->type->n_members; i++) {
		np_text_addf(out, "%s.%s = ", i ? ", " : " ", v->type->members[i].name);
		show(out, &v->elems[i]);
	}
	np_text_add(out, " }");
}

static void show_array(struct np_text *out, const struct value *v)
{
	np_text_addc(out, '[');
	for (uint32_t i = 0; i < v->type->count; i++) {
		np_text_add(out, i ? "," : "");
		show(out, &v->elems[i]);
	}
	np_text_addc(out, ']');
}

void show(struct np_text *out, const struct value *v)
{
	switch (v->type->kind) {
	case NP_V_STR: np_text_add(out, v->s); break;
	case NP_V_BOOL: np_text_add(out, v->n ? "true" : "false"); break;
	case NP_V_ARRAY: show_array(out, v); break;
	case NP_V_TUPLE:
		if (np_type_is_record(v->type)) {
			show_record(out, v);
			break;
		}
		np_text_addc(out, '(');
		show_keys(out, v->elems, v->type->n_members);
		np_text_addc(out, ')');
		break;
	default: show_number(out, v->type, v->n, 1);
	}
}

void show_keys(struct np_text *out, const struct value *keys, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			np_text_add(out, ", ");
		show(out, &keys[i]);
	}
}

bool is_histogram(const struct np_type *t)
{
	return t->kind == NP_V_HIST || t->kind == NP_V_LHIST;
}

/* What integers and aggregations are ordered by; the others by their keys alone. */
static struct value rank(const struct content *m, const struct entry *x)
{
	static const struct np_type plain = {.kind = NP_V_INT, .size = 8};
	static const struct np_type with_sign = {.kind = NP_V_INT, .size = 8, .is_signed = true};
	const struct np_type *t = m->map->value;
	struct value v = {.type = t->is_signed && t->kind != NP_V_COUNT ? &with_sign : &plain};

	if (is_histogram(t))
		v.n = x->samples.list.n;
	else if (t->kind == NP_V_STATS && m->map->style == NP_STYLE_TABLE)
		v.n = sample_total(&x->samples);
	else if (is_aggregation(t))
		v.n = aggregated(t, &x->samples);
	else if (t->kind == NP_V_INT)
		v.n = x->value.n;
	return v;
}

static int by_rank(const void *a, const void *b, void *arg)
{
	const struct entry *x = a, *y = b;
	const struct content *m = arg;
	struct value i = rank(m, x), j = rank(m, y);
	int by = compare(&i, &j);

	for (uint32_t k = 0; k < m->map->n_keys && !by; k++)
		by = compare(&x->keys[k], &y->keys[k]);
	return by;
}

static void show_entry(struct eval *e, const struct content *m, const struct entry *x, uint32_t div)
{
	const struct np_type *t = m->map->value;

	np_text_add(e->out, m->map->name);
	if (m->map->n_keys) {
		np_text_addc(e->out, '[');
		/* one key that is a tuple is shown as several keys are */
		if (m->map->n_keys == 1 && m->map->key->kind == NP_V_TUPLE &&
		    !np_type_is_record(m->map->key))
			show_keys(e->out, x->keys->elems, m->map->key->n_members);
		else
			show_keys(e->out, x->keys, m->map->n_keys);
		np_text_addc(e->out, ']');
	}
	if (is_histogram(t)) {
		np_text_add(e->out, ":\n");
		/* as bpftrace has it, lhist is not divided */
		show_histogram(e, t, &x->samples, t->kind == NP_V_LHIST ? 1 : div);
		return;
	}
	np_text_add(e->out, ": ");
	if (is_aggregation(t))
		show_aggregation(e, t, &x->samples, div);
	else if (t->kind == NP_V_INT)
		show_number(e->out, t, x->value.n, div);
	else
		show(e->out, &x->value);
	np_text_addc(e->out, '\n');
}

struct entry *sorted_entries(struct eval *e, const struct content *m)
{
	struct entry *sorted = np_memdup(e->arena, m->entries.v, m->entries.n * sizeof(*sorted));

	qsort_r(sorted, m->entries.n, sizeof(*sorted), by_rank, (void *)m);
	return sorted;
}

/* A variable without a value; of an aggregation, one that has counted nothing. */
static bool is_unset(const struct content *m)
{
	if (m->map->n_keys)
		return false;
	return !m->entries.n || (is_aggregation(m->map->value) && !m->entries.v->samples.list.n);
}

/* `unset`: print() shows a variable that has no value, as 0, but for a histogram. */
void show_map(struct eval *e, const struct content *m, uint32_t top, uint32_t div, bool unset)
{
	struct entry none = {.value = nothing(e, m->map->value)}, *sorted;
	uint32_t n = m->entries.n, from = top && top < n ? n - top : 0;

	div = div ? div : 1;
	if (m->map->style == NP_STYLE_TABLE) {
		show_table(e, m, top, div);
		return;
	}
	if (is_unset(m)) {
		bool zeroed = n && m->entries.v->samples.zeroed;

		if (zeroed || (unset && !is_histogram(m->map->value)))
			show_entry(e, m, &none, div);
		return;
	}
	sorted = sorted_entries(e, m);
	for (uint32_t i = from; i < n; i++)
		show_entry(e, m, &sorted[i], div);
}

/* Statements of one text are in the order of the program. */
static int by_name(const void *a, const void *b)
{
	const struct np_map *x = (*(struct content *const *)a)->map;
	const struct np_map *y = (*(struct content *const *)b)->map;
	int by = strcmp(x->name, y->name);

	return by ? by : x->index < y->index ? -1 : 1;
}

void show_all_maps(struct eval *e)
{
	uint32_t n = e->checked->maps.n;
	const struct content **sorted = np_alloc(e->arena, (n + 1) * sizeof(*sorted));

	for (uint32_t i = 0; i < n; i++)
		sorted[i] = e->maps[i];
	qsort(sorted, n, sizeof(*sorted), by_name);
	for (uint32_t i = 0; i < n; i++)
		show_map(e, sorted[i], 0, 1, false);
}
