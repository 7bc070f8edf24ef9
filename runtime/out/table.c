/*
 * Statements such as count(loc) print as a table: the keys as they were written head the
 * columns, what was counted stands last.  Columns are as wide as their widest cell on a
 * terminal; text is on the left, numbers on the right.  A cell may have several lines (a
 * stack); then rows are set apart by blank lines.  Histograms stand below their key.  Below
 * the rows that --top leaves, the others stand in one, and all of them in the last.
 */
#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "out/out_internal.h"

/* The numbers that an aggregation shows. */
enum part { PART_VALUE, PART_COUNT, PART_AVERAGE, PART_TOTAL, PART_QUANTILE };

struct column {
	const char *heading;
	const struct np_plan_member *key; /* NULL: a value */
	enum part part;
	bool right, first;
	uint32_t same; /* so many before it have the same name in JSON */
	size_t width;
};

struct table {
	struct column *columns;
	uint32_t n;
	bool tall; /* a cell has several lines */
};

/* The next column. Names of values are lower case in JSON, and may be those of keys. */
static struct column *add_column(struct table *t, const char *heading)
{
	struct column *c = &t->columns[t->n++];

	*c = (struct column){.heading = heading, .first = c == t->columns};
	for (const struct column *before = t->columns; before < c; before++)
		c->same += !strcasecmp(before->heading, heading);
	return c;
}

static void add_key(struct np_out *o, struct table *t, const struct np_plan_member *m)
{
	struct column *c = add_column(t, m->name);

	c->key = m;
	c->right = m->type < o->plan->types.n && !out_has_names(o, &o->plan->types.v[m->type]) &&
		   out_is_number(o->plan->types.v[m->type].kind);
}

static void add_value(struct table *t, const char *heading, enum part part)
{
	struct column *c = add_column(t, heading);

	c->part = part;
	c->right = true;
}

static const char *heading_of(const struct out_map *m, const char *otherwise)
{
	return m->map->value_heading[0] ? m->map->value_heading : otherwise;
}

/*
 * The columns of a map, in t, whose `columns` the caller frees. `whole_key` stands in for a key
 * that has no columns listed.
 */
static void add_columns(struct np_out *o, struct table *t, const struct out_map *m,
			struct np_plan_member *whole_key)
{
	t->columns = np_xcalloc(m->map->columns.n + 1 + OUT_QUANTILES + 1, sizeof(*t->columns));
	if (m->key && m->map->columns.n) {
		np_vec_each (struct np_plan_member, k, &m->map->columns)
			add_key(o, t, k);
	} else if (m->key) {
		*whole_key = (struct np_plan_member){.name = "KEY", .type = m->map->key_type};
		add_key(o, t, whole_key);
	}
	switch (m->value->kind) {
	case NP_V_COUNT: add_value(t, heading_of(m, "COUNT"), PART_VALUE); break;
	case NP_V_SUM: add_value(t, heading_of(m, "SUM"), PART_VALUE); break;
	case NP_V_MIN: add_value(t, heading_of(m, "MIN"), PART_VALUE); break;
	case NP_V_MAX: add_value(t, heading_of(m, "MAX"), PART_VALUE); break;
	case NP_V_AVG:
		add_value(t, "COUNT", PART_COUNT);
		add_value(t, heading_of(m, "AVG"), PART_AVERAGE);
		break;
	case NP_V_STATS:
		add_value(t, "COUNT", PART_COUNT);
		add_value(t, "AVG", PART_AVERAGE);
		add_value(t, "TOTAL", PART_TOTAL);
		break;
	case NP_V_QUANTILE:
		for (int q = 0; q < OUT_QUANTILES; q++)
			add_value(t, out_quantiles[q].heading, (enum part)(PART_QUANTILE + q));
		add_value(t, "MAX", PART_VALUE);
		break;
	case NP_V_HIST:
	case NP_V_LHIST:
	case NP_V_TSERIES: break;
	default: add_value(t, heading_of(m, "VALUE"), PART_VALUE);
	}
}

/* The input type of an aggregation when it has a form of its own: sum(dur) is 1.25ms. */
static bool is_duration(const struct np_out *o, const struct np_plan_type *type)
{
	return type->elem < o->plan->types.n && o->plan->types.v[type->elem].kind == NP_V_DURATION;
}

/* What a value column holds in a row. False: it is not a number; print the value itself. */
static bool part_of(const struct out_map *m, const struct out_row *r, enum part part, uint64_t *n,
		    uint32_t *div)
{
	struct out_aggregate a;

	if (!np_vkind_is_aggregation(m->value->kind))
		return false;
	out_aggregate(m->value, r->value, m->step, m->cpus, &a);
	*div = part == PART_COUNT || part == PART_TOTAL ? 1 : m->div;
	*n = part == PART_COUNT      ? a.count
	     : part == PART_AVERAGE  ? out_average(m->value, &a)
	     : part >= PART_QUANTILE ? a.quantiles[part - PART_QUANTILE]
				     : a.value;
	return true;
}

static void cell_text(struct np_out *o, struct np_text *t, const struct out_map *m,
		      const struct column *c, const struct out_row *r)
{
	struct out_value v;
	uint64_t n;
	uint32_t div;
	bool is_signed =
		m->value->kind != NP_V_COUNT && c->part != PART_COUNT && m->value->is_signed;

	if (c->key && r->label) {
		if (c->first)
			np_text_add(t, r->label);
	} else if (c->key) {
		if (out_member(o, c->key, r->key, m->key_size, false, &v))
			out_text(o, t, &v, OUT_CELL);
		else
			np_text_addc(t, '?');
	} else if (!part_of(m, r, c->part, &n, &div)) {
		v = out_whole(m->value, r->value, m->step);
		if (m->div > 1 && m->value->kind == NP_V_INT && out_number(&v, &n))
			out_scaled_text(t, m->value->is_signed, n, m->div);
		else
			out_text(o, t, &v, OUT_CELL);
	} else if (is_duration(o, m->value) && c->part != PART_COUNT &&
		   m->value->kind != NP_V_COUNT) {
		out_duration(t, (int64_t)n / div);
	} else {
		out_scaled_text(t, is_signed, n, div);
	}
}

static size_t line_len(const char *s, size_t n)
{
	const char *end = memchr(s, '\n', n);

	return end ? (size_t)(end - s) : n;
}

static void measure(struct table *t, struct column *c, const char *s, size_t n)
{
	for (size_t at = 0;;) {
		size_t len = line_len(s + at, n - at);
		size_t width = np_display_width(s + at, len);

		c->width = width > c->width ? width : c->width;
		at += len;
		if (at >= n)
			return;
		t->tall = true;
		at++;
	}
}

#define NARROWEST 8

/* Within a frame on the screen, text gives way to the values behind it. */
static void shrink(const struct np_out *o, struct table *t)
{
	size_t width = t->n ? 2 * (t->n - 1) : 0;

	for (uint32_t c = 0; c < t->n; c++)
		width += t->columns[c].width;
	while (o->screen.open && width > o->screen.columns) {
		struct column *widest = NULL;

		for (uint32_t c = 0; c < t->n; c++)
			if (!t->columns[c].right && t->columns[c].width > NARROWEST &&
			    (!widest || t->columns[c].width > widest->width))
				widest = &t->columns[c];
		if (!widest)
			return;
		widest->width--;
		width--;
	}
}

/* A cell's line, cut where its column was made narrower; the columns that it takes. */
static size_t add_cell(struct np_text *out, const struct column *c, const char *s, size_t len)
{
	size_t width = np_display_width(s, len), at = out->n;

	if (width <= c->width || c->right) {
		np_text_addn(out, s, len);
		return width;
	}
	np_text_addn(out, s, np_display_cut(s, len, c->width - 2));
	np_text_addn(out, "..", 2);
	return np_display_width(out->s + at, out->n - at);
}

/* One line of a row: the i-th line of every cell. */
static void add_line(struct np_text *out, const struct table *t, const char **cell, size_t *left)
{
	size_t line_at = out->n;

	for (uint32_t c = 0; c < t->n; c++) {
		const struct column *col = &t->columns[c];
		size_t len = line_len(cell[c], left[c]), width = 0;

		if (c)
			np_text_addn(out, "  ", 2);
		if (col->right) {
			width = np_display_width(cell[c], len);
			np_text_pad(out, ' ', col->width > width ? col->width - width : 0);
		}
		width = add_cell(out, col, cell[c], len);
		if (!col->right)
			np_text_pad(out, ' ', col->width > width ? col->width - width : 0);
		left[c] -= len;
		cell[c] += len;
		if (left[c]) { /* the newline */
			left[c]--;
			cell[c]++;
		}
	}
	while (out->n > line_at && out->s[out->n - 1] == ' ')
		out->n--;
	np_text_addc(out, '\n');
}

static bool any_left(const struct table *t, const size_t *left)
{
	for (uint32_t c = 0; c < t->n; c++)
		if (left[c])
			return true;
	return false;
}

static void fill_row(struct np_out *o, struct table *t, const struct out_map *m,
		     const struct out_row *r)
{
	for (uint32_t c = 0; c < t->n; c++) {
		size_t at = o->cells.n;

		cell_text(o, &o->cells, m, &t->columns[c], r);
		np_text_addc(&o->cells, '\0');
		measure(t, &t->columns[c], o->cells.s + at, o->cells.n - at - 1);
	}
}

/* A row that sums up n others, whose values lie one behind the other. */
struct sum {
	struct out_map map;
	struct out_row row;
};

static struct sum sum_of(const struct out_map *m, const char *label, const uint8_t *values,
			 uint32_t n)
{
	struct sum s = {.map = *m, .row = {.label = label, .value = values}};

	s.map.cpus = m->cpus * n;
	return s;
}

/* Has the map more than one key, and values that make sense together? */
static bool has_total(const struct np_out *o, const struct out_map *m)
{
	return (o->ctx.total || o->ctx.top || (m->n_cut && o->screen.open)) && m->key &&
	       m->n + m->n_cut > 1 && np_vkind_is_aggregation(m->value->kind) &&
	       m->value->kind != NP_V_TSERIES && (uint64_t)m->n_all * m->cpus <= UINT32_MAX;
}

/* Cells lie in o->cells one after another, each followed by a NUL. Returns the rows. */
static uint32_t fill(struct np_out *o, struct table *t, const struct out_map *m)
{
	char label[32];
	uint32_t n = m->n;

	for (uint32_t c = 0; c < t->n; c++)
		measure(t, &t->columns[c], t->columns[c].heading, strlen(t->columns[c].heading));
	t->tall = false;
	np_text_clear(&o->cells);
	for (uint32_t r = 0; r < m->n; r++)
		fill_row(o, t, m, &m->rows[r]);
	if (!has_total(o, m))
		return n;
	if (m->n_cut) {
		snprintf(label, sizeof(label), "%u more", m->n_cut);
		struct sum more = sum_of(m, label, m->cut, m->n_cut);

		fill_row(o, t, &more.map, &more.row);
		n++;
	}
	struct sum total = sum_of(m, "total", m->all, m->n_all);

	fill_row(o, t, &total.map, &total.row);
	return n + 1;
}

/* Above a histogram: what its keys are, "comm = cat, cpu = 2", and the unit of what it counts. */
static void hist_heading(struct np_out *o, const struct out_map *m, const struct table *t,
			 const struct out_row *row)
{
	struct np_text *out = &o->buf;

	if (o->colour)
		np_text_add(out, "\033[1m");
	for (uint32_t c = 0; c < t->n; c++) {
		if (c)
			np_text_addn(out, ", ", 2);
		if (row->label) {
			np_text_add(out, row->label);
			break;
		}
		np_text_addf(out, "%s = ", t->columns[c].heading);
		cell_text(o, out, m, &t->columns[c], row);
	}
	if (!t->n)
		np_text_add(out, m->map->name);
	if (is_duration(o, m->value) && m->div == 1)
		np_text_add(out, t->n ? ", in ns" : " in ns");
	if (o->colour)
		np_text_add(out, "\033[0m");
	np_text_addc(out, '\n');
}

static void hist_text(struct np_out *o, const struct out_map *m, const struct table *t)
{
	char label[32];

	for (uint32_t r = 0; r < m->n; r++) {
		hist_heading(o, m, t, &m->rows[r]);
		out_drawn_text(o, &o->buf, m, &m->rows[r]);
	}
	if (has_total(o, m)) {
		snprintf(label, sizeof(label), "total of %u", m->n + m->n_cut);
		struct sum total = sum_of(m, label, m->all, m->n_all);

		hist_heading(o, &total.map, t, &total.row);
		out_drawn_text(o, &o->buf, &total.map, &total.row);
	}
}

void out_table_text(struct np_out *o, const struct out_map *m)
{
	struct np_plan_member whole_key;
	struct table t = {0};
	const char **cell, *next;
	size_t *left;
	uint32_t rows;

	if (!m->n)
		return;
	o->screen.tables = true;
	if (o->wrote_table)
		np_text_addc(&o->buf, '\n');
	o->wrote_table = true;
	add_columns(o, &t, m, &whole_key);
	if (out_is_drawn(m->value)) {
		hist_text(o, m, &t);
		o->wrote_table = false; /* a histogram ends in a blank line of its own */
		free(t.columns);
		return;
	}
	rows = fill(o, &t, m);
	shrink(o, &t);
	cell = np_xcalloc(t.n, sizeof(*cell));
	left = np_xcalloc(t.n, sizeof(*left));
	for (uint32_t c = 0; c < t.n; c++) {
		cell[c] = t.columns[c].heading;
		left[c] = strlen(cell[c]);
	}
	if (o->colour)
		np_text_add(&o->buf, "\033[1m");
	add_line(&o->buf, &t, cell, left);
	if (o->colour) {
		o->buf.n--; /* the end of the line stays as it is */
		np_text_add(&o->buf, "\033[0m\n");
	}
	next = o->cells.s;
	for (uint32_t r = 0; r < rows; r++) {
		for (uint32_t c = 0; c < t.n; c++) {
			cell[c] = next;
			left[c] = strlen(next);
			next += left[c] + 1;
		}
		if (t.tall && r)
			np_text_addc(&o->buf, '\n');
		do
			add_line(&o->buf, &t, cell, left);
		while (any_left(&t, left));
	}
	free(left);
	free(cell);
	free(t.columns);
}

/* Headings of values in JSON are lower case, as all names are there. */
static void json_heading(struct np_out *o, struct np_text *t, const struct column *c)
{
	np_text_clear(&o->temp);
	for (const char *s = c->heading; *s; s++)
		np_text_addc(&o->temp, c->key ? *s : (char)tolower((unsigned char)*s));
	if (c->same)
		np_text_addf(&o->temp, "#%u", c->same + 1);
	out_json_string(t, o->temp.s ? o->temp.s : "", o->temp.n);
}

static void cell_json(struct np_out *o, struct np_text *t, const struct out_map *m,
		      const struct column *c, const struct out_row *r)
{
	struct out_value v;
	uint64_t n;
	uint32_t div;

	if (c->key) {
		if (out_member(o, c->key, r->key, m->key_size, false, &v))
			out_json_by_name(o, t, &v);
		else
			np_text_add(t, "null");
	} else if (part_of(m, r, c->part, &n, &div)) {
		out_scaled_json(t,
				m->value->kind != NP_V_COUNT && c->part != PART_COUNT &&
					m->value->is_signed,
				n, div);
	} else {
		v = out_whole(m->value, r->value, m->step);
		if (m->div > 1 && m->value->kind == NP_V_INT && out_number(&v, &n))
			out_scaled_json(t, m->value->is_signed, n, m->div);
		else
			out_json(o, t, &v);
	}
}

/* The value columns of a row as an object's members. */
static void values_json(struct np_out *o, const struct table *t, const struct out_map *m,
			const struct out_row *r)
{
	bool first = true;

	for (uint32_t c = 0; c < t->n; c++) {
		if (t->columns[c].key)
			continue;
		if (!first)
			np_text_addn(&o->buf, ", ", 2);
		first = false;
		json_heading(o, &o->buf, &t->columns[c]);
		np_text_addn(&o->buf, ": ", 2);
		if (out_is_drawn(m->value))
			out_drawn_json(o, &o->buf, m, r);
		else
			cell_json(o, &o->buf, m, &t->columns[c], r);
	}
}

static void total_json(struct np_out *o, const struct table *t, const struct out_map *m)
{
	if (m->n_cut) {
		struct sum more = sum_of(m, "", m->cut, m->n_cut);

		np_text_addf(&o->buf, ", \"more\": {\"keys\": %u, ", m->n_cut);
		values_json(o, t, &more.map, &more.row);
		np_text_addc(&o->buf, '}');
	}
	struct sum total = sum_of(m, "", m->all, m->n_all);

	np_text_addf(&o->buf, ", \"total\": {\"keys\": %u, ", m->n + m->n_cut);
	values_json(o, t, &total.map, &total.row);
	np_text_addc(&o->buf, '}');
}

void out_table_json(struct np_out *o, const struct out_map *m)
{
	bool hist = out_is_drawn(m->value), rich = o->format == NP_FORMAT_JSONL;
	struct np_text *out = &o->buf;
	struct np_plan_member whole_key;
	struct table t = {0};

	add_columns(o, &t, m, &whole_key);
	if (hist)
		add_value(&t, heading_of(m, m->value->kind == NP_V_TSERIES ? "TSERIES" : "HIST"),
			  PART_VALUE);
	if (rich) {
		out_jsonl_begin(o, "table");
		np_text_add(out, ", \"name\": ");
	} else {
		out_json_begin(out, "table");
		np_text_add(out, "{\"name\": ");
	}
	out_json_string(out, m->map->name, strlen(m->map->name));
	np_text_add(out, ", \"columns\": [");
	for (uint32_t c = 0; c < t.n; c++) {
		if (c)
			np_text_addn(out, ", ", 2);
		json_heading(o, out, &t.columns[c]);
	}
	np_text_add(out, "], \"rows\": [");
	for (uint32_t r = 0; r < m->n; r++) {
		const struct out_row *row = &m->rows[r];

		np_text_add(out, r ? ", {" : "{");
		for (uint32_t c = 0; c < t.n; c++) {
			if (c)
				np_text_addn(out, ", ", 2);
			json_heading(o, out, &t.columns[c]);
			np_text_addn(out, ": ", 2);
			if (hist && !t.columns[c].key)
				out_drawn_json(o, out, m, row);
			else
				cell_json(o, out, m, &t.columns[c], row);
		}
		np_text_addc(out, '}');
	}
	np_text_addc(out, ']');
	if (has_total(o, m))
		total_json(o, &t, m);
	if (!rich)
		np_text_addc(out, '}');
	free(t.columns);
	out_json_end(out);
}
