/*
 * tseries(): a value for each of the last intervals of the wall clock, drawn as lines of time.
 */
#include "out/out_internal.h"

#include <stdlib.h>

#define COLUMNS 53 /* of a line, its borders included */
#define LAST (COLUMNS - 1)
#define SECOND 1000000000

struct series {
	const struct np_plan_type *type;
	struct np_tseries_entry *v; /* in order */
	uint32_t n;
};

static struct np_tseries_entry entry_of(const uint8_t *values, uint32_t i)
{
	struct np_tseries_entry e;

	memcpy(&e, values + (size_t)i * sizeof(e), sizeof(e));
	return e;
}

static uint64_t ordered(const struct np_plan_type *type, uint64_t v)
{
	return type->is_signed ? v ^ 1ull << 63 : v;
}

/* Of one interval, what another CPU has. */
static void join(const struct np_plan_type *type, struct np_tseries_entry *to,
		 const struct np_tseries_entry *e)
{
	bool more = ordered(type, e->a) > ordered(type, to->a);

	switch (type->b) {
	case NP_TSERIES_LAST:
		if (e->b > to->b)
			*to = *e;
		break;
	case NP_TSERIES_MIN:
	case NP_TSERIES_MAX:
		if (more == (type->b == NP_TSERIES_MAX))
			to->a = e->a;
		break;
	default: to->a += e->a; to->b += e->b;
	}
}

static uint64_t value_of(const struct np_plan_type *type, const struct np_tseries_entry *e)
{
	if (type->b != NP_TSERIES_AVG || !e->b)
		return e->a;
	return type->is_signed ? (uint64_t)((int64_t)e->a / (int64_t)e->b) : e->a / e->b;
}

static int by_number(const void *x, const void *y)
{
	const struct np_tseries_entry *a = x, *b = y;

	return a->number < b->number ? -1 : a->number > b->number;
}

/* The last `count` intervals, as far as they have a value. To be freed. */
static struct series read_series(const struct np_plan_type *type, const uint8_t *values,
				 uint32_t step, uint32_t cpus)
{
	struct series s = {type, np_xcalloc(type->count, sizeof(*s.v)), 0};
	uint64_t last = 0;

	for (uint32_t i = 0; i < type->count; i++)
		for (uint32_t cpu = 0; cpu < cpus; cpu++) {
			struct np_tseries_entry e = entry_of(values + (size_t)cpu * step, i);

			if (!e.number || e.number < s.v[i].number)
				continue;
			if (e.number > s.v[i].number)
				s.v[i] = e;
			else
				join(type, &s.v[i], &e);
			last = e.number > last ? e.number : last;
		}
	for (uint32_t i = 0; i < type->count; i++)
		if (s.v[i].number && last - s.v[i].number < type->count)
			s.v[s.n++] = s.v[i];
	qsort(s.v, s.n, sizeof(*s.v), by_number);
	return s;
}

bool out_tseries_is_set(const struct np_plan_type *type, const uint8_t *values, uint32_t step,
			uint32_t cpus)
{
	for (uint32_t i = 0; i < type->count; i++)
		for (uint32_t cpu = 0; cpu < cpus; cpu++)
			if (entry_of(values + (size_t)cpu * step, i).number)
				return true;
	return false;
}

/* The range that is drawn: never without a width. */
struct range {
	uint64_t low, high; /* in the order of ordered() */
};

static struct range range_of(const struct series *s)
{
	struct range r = {UINT64_MAX, 0};

	for (uint32_t i = 0; i < s->n; i++) {
		uint64_t v = ordered(s->type, value_of(s->type, &s->v[i]));

		r.low = v < r.low ? v : r.low;
		r.high = v > r.high ? v : r.high;
	}
	if (r.low == r.high) {
		r.low -= r.low > 0;
		r.high += r.high < UINT64_MAX;
	}
	return r;
}

static uint32_t column(const struct range *r, uint64_t at)
{
	return (uint32_t)((unsigned __int128)(at - r->low) * LAST / (r->high - r->low));
}

/* The place of 0, which is rounded; none if it is not within. */
static uint32_t zero_column(const struct np_plan_type *type, const struct range *r)
{
	uint64_t zero = ordered(type, 0), width = r->high - r->low;

	if (zero <= r->low || zero >= r->high)
		return COLUMNS;
	return (uint32_t)(((unsigned __int128)(zero - r->low) * LAST * 2 + width) / width / 2);
}

/* The unit that times are shown in: digits of the second's fraction. One alone has all. */
static unsigned digits_of(const struct series *s)
{
	uint64_t step = (uint64_t)s->type->a;

	if (s->n < 2 || step < 1000)
		return 9;
	return step >= SECOND ? 0 : step >= 1000000 ? 3 : 6;
}

static void add_time(struct np_out *o, struct np_text *t, uint64_t ns, unsigned digits)
{
	char fraction[16];

	out_strftime(o, t, (int64_t)ns, "%H:%M:%S");
	snprintf(fraction, sizeof(fraction), ".%09u", (unsigned)(ns % SECOND));
	if (digits)
		np_text_addn(t, fraction, digits + 1);
}

static void add_number(struct np_text *t, const struct np_plan_type *type, uint64_t v)
{
	if (type->is_signed)
		out_i64(t, (int64_t)v);
	else
		out_u64(t, v);
}

/* The ends of the range, at the ends of a line. */
static void add_ends(struct np_text *t, const struct np_plan_type *type, const struct range *r,
		     uint32_t indent)
{
	struct np_text high = {0};
	size_t at;

	np_text_pad(t, ' ', indent);
	at = t->n;
	add_number(t, type, ordered(type, r->low));
	add_number(&high, type, ordered(type, r->high));
	if (t->n - at + high.n < COLUMNS)
		np_text_pad(t, ' ', COLUMNS - (t->n - at) - high.n);
	np_text_addn(t, high.s, high.n);
	np_text_addc(t, '\n');
	np_text_free(&high);
}

static void add_border(struct np_text *t, char corner)
{
	np_text_addc(t, corner);
	np_text_pad(t, '_', COLUMNS - 2);
	np_text_addc(t, corner);
	np_text_addc(t, '\n');
}

/* One interval's line; without a value there is none to see. */
static void add_line(struct np_out *o, struct np_text *t, const struct series *s, uint64_t number,
		     const struct np_tseries_entry *e, const struct range *r, unsigned digits)
{
	uint32_t zero = zero_column(s->type, r), at = COLUMNS;

	if (e)
		at = column(r, ordered(s->type, value_of(s->type, e)));
	add_time(o, t, number * (uint64_t)s->type->a, digits);
	np_text_addc(t, ' ');
	for (uint32_t i = 0; i < COLUMNS; i++)
		np_text_addc(t, i == at ? '*' : i == zero ? '.' : i == 0 || i == LAST ? '|' : ' ');
	np_text_addc(t, ' ');
	if (e)
		add_number(t, s->type, value_of(s->type, e));
	else
		np_text_addc(t, '-');
	np_text_addc(t, '\n');
}

static const char *unit_heading(unsigned digits)
{
	return digits == 0   ? "hh:mm:ss"
	       : digits == 3 ? "hh:mm:ss.ms"
	       : digits == 6 ? "hh:mm:ss.μs"
			     : "hh:mm:ss.ns";
}

void out_tseries_text(struct np_out *o, struct np_text *t, const struct np_plan_type *type,
		      const uint8_t *values, uint32_t step, uint32_t cpus)
{
	struct series s = read_series(type, values, step, cpus);
	unsigned digits = digits_of(&s);
	uint32_t width = 8 + (digits ? digits + 1 : 0);
	struct range r = range_of(&s);
	const char *heading = unit_heading(digits);

	if (!s.n) {
		np_text_add(t, "<no data>\n");
		free(s.v);
		return;
	}
	add_ends(t, type, &r, width + 1);
	np_text_add(t, heading);
	np_text_pad(t, ' ', width - strlen(heading) + 1);
	add_border(t, '|');
	for (uint32_t i = 0; i < s.n; i++) {
		/* those between that have no value */
		for (uint64_t n = i ? s.v[i - 1].number + 1 : s.v[i].number; n < s.v[i].number; n++)
			add_line(o, t, &s, n, NULL, &r, digits);
		add_line(o, t, &s, s.v[i].number, &s.v[i], &r, digits);
	}
	np_text_pad(t, ' ', width + 1);
	add_border(t, 'v');
	add_ends(t, type, &r, width + 1);
	np_text_addc(t, '\n');
	free(s.v);
}

/* In universal time, for programs. */
void out_tseries_json(struct np_text *t, const struct np_plan_type *type, const uint8_t *values,
		      uint32_t step, uint32_t cpus)
{
	struct series s = read_series(type, values, step, cpus);

	np_text_addc(t, '[');
	for (uint32_t i = 0; i < s.n; i++) {
		uint64_t ns = s.v[i].number * (uint64_t)type->a, v = value_of(type, &s.v[i]);
		time_t second = (time_t)(ns / SECOND);
		struct tm tm;
		char text[64];

		gmtime_r(&second, &tm);
		strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S", &tm);
		np_text_addf(t, "%s{\"interval_start\":\"%s.%09u\",\"value\":", i ? "," : "", text,
			     (unsigned)(ns % SECOND));
		if (type->is_signed)
			out_i64(t, (int64_t)v);
		else
			out_u64(t, v);
		np_text_addc(t, '}');
	}
	np_text_addc(t, ']');
	free(s.v);
}
