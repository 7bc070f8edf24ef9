/*
 * The map of a statement, count(a, b) or sum(x) by a: a table.  The keys head the columns as they
 * were written; text is on the left, numbers on the right.
 */
#include <string.h>

#include "evaluate.h"

#define MOST_COLUMNS 16

struct table {
	struct np_text cells[MOST_COLUMNS]; /* of one row, when it is filled in */
	bool right[MOST_COLUMNS];
	size_t width[MOST_COLUMNS];
	uint32_t n;
};

static void head(struct table *t, const char *text, bool right)
{
	np_text_add(&t->cells[t->n], text);
	t->right[t->n++] = right;
}

static bool is_number(const struct np_type *t)
{
	return t->kind == NP_V_INT;
}

static void head_all(struct table *t, const struct np_map *m)
{
	for (uint32_t i = 0; i < m->n_keys; i++)
		head(t, m->headings[i], is_number(m->keys[i]));
	if (m->value->kind == NP_V_AVG || m->value->kind == NP_V_STATS)
		head(t, "COUNT", true);
	head(t, m->value->kind == NP_V_STATS ? "AVG" : m->value_heading, true);
	if (m->value->kind == NP_V_STATS)
		head(t, "TOTAL", true);
}

/* Control bytes would spoil the columns: \x09. */
static void show_cell(struct np_text *out, const struct value *v)
{
	struct np_text plain = {0};

	show(&plain, v);
	for (size_t i = 0; i < plain.n; i++)
		if ((unsigned char)plain.s[i] < 0x20 || plain.s[i] == 0x7f)
			np_text_addf(out, "\\x%02x", (unsigned char)plain.s[i]);
		else
			np_text_addc(out, plain.s[i]);
	np_text_free(&plain);
}

static void fill(struct table *t, const struct np_map *m, const struct entry *x, uint32_t div)
{
	static const struct np_type plain = {.kind = NP_V_INT, .size = 8};
	const struct np_type *v = m->value, *sign = v->kind == NP_V_COUNT ? &plain : v;
	uint64_t total = 0;
	uint32_t i = 0;

	for (; i < m->n_keys; i++)
		show_cell(&t->cells[i], &x->keys[i]);
	if (v->kind == NP_V_AVG || v->kind == NP_V_STATS)
		np_text_addf(&t->cells[i++], "%u", x->samples.list.n);
	show_number(&t->cells[i++], sign, aggregated(v, &x->samples), div);
	np_vec_each (uint64_t, s, &x->samples.list)
		total += *s;
	if (v->kind == NP_V_STATS)
		show_number(&t->cells[i], v, total, 1);
}

static void clear(struct table *t)
{
	for (uint32_t i = 0; i < t->n; i++)
		np_text_clear(&t->cells[i]);
}

/* The columns' widths first, then the lines. */
static void row(struct eval *e, struct table *t, bool measure)
{
	size_t begin = e->out->n;

	for (uint32_t i = 0; i < t->n; i++) {
		const struct np_text *c = &t->cells[i];
		size_t n = c->n ? np_display_width(c->s, c->n) : 0;

		if (measure) {
			t->width[i] = n > t->width[i] ? n : t->width[i];
			continue;
		}
		np_text_add(e->out, i ? "  " : "");
		np_text_pad(e->out, ' ', t->right[i] ? t->width[i] - n : 0);
		np_text_addn(e->out, c->n ? c->s : "", c->n);
		np_text_pad(e->out, ' ', t->right[i] ? 0 : t->width[i] - n);
	}
	while (e->out->n > begin && e->out->s[e->out->n - 1] == ' ')
		e->out->n--;
	if (!measure)
		np_text_addc(e->out, '\n');
	clear(t);
}

void show_table(struct eval *e, const struct content *m, uint32_t top, uint32_t div)
{
	const struct entry *sorted = sorted_entries(e, m);
	static const struct entry none;
	uint32_t n = m->entries.n;
	struct table t = {0};

	if (is_histogram(m->map->value) || top || m->map->n_keys + 4 > MOST_COLUMNS) {
		problem(e, "a table that the evaluator does not show");
		return;
	}
	if (!n && !m->map->n_keys) { /* without keys there is always one row */
		sorted = &none;
		n = 1;
	}
	if (!n)
		return;
	np_text_add(e->out, e->wrote_table ? "\n" : "");
	e->wrote_table = true;
	for (int pass = 0; pass < 2; pass++) {
		t.n = 0;
		head_all(&t, m->map);
		row(e, &t, !pass);
		for (uint32_t i = 0; i < n; i++) {
			fill(&t, m->map, &sorted[i], div);
			row(e, &t, !pass);
		}
	}
	for (uint32_t i = 0; i < t.n; i++)
		np_text_free(&t.cells[i]);
}
