/*
 * Histograms.  A bucket is found by stepping from the lowest one, and known by its lower end.
 *
 *   hist(v, bits)   below 0; one for each value below 2^bits; then 2^bits for each power of two
 *   lhist(v, min, max, step)   below min; one for each step; max and above
 */
#include "evaluate.h"

struct bucket {
	bool below, above; /* it has no lower, no upper end */
	int64_t low;
	uint64_t high; /* the first value behind it */
	uint64_t count;
};

static struct bucket first(const struct np_type *t)
{
	return (struct bucket){.below = true, .high = t->kind == NP_V_LHIST ? (uint64_t)t->a : 0};
}

/* How wide the bucket of hist() is that begins at v. */
static uint64_t width(uint64_t v, int64_t bits)
{
	uint64_t w = 1;

	while (w << (bits + 1) && v >= w << (bits + 1))
		w *= 2;
	return w;
}

static bool next(const struct np_type *t, struct bucket *b)
{
	uint64_t low = b->high;

	if (b->above || (t->kind == NP_V_HIST && !b->below && low >> 63))
		return false;
	*b = (struct bucket){.low = (int64_t)low};
	if (t->kind == NP_V_HIST)
		b->high = low + width(low, t->a);
	else if ((int64_t)low >= t->b)
		b->above = true;
	else
		b->high = low + (uint64_t)t->c;
	return true;
}

static bool is_in(const struct bucket *b, uint64_t v)
{
	if (b->below)
		return (int64_t)v < (int64_t)b->high;
	/* the last one of hist() ends at 2^63, which is no int64 */
	return (int64_t)v >= b->low &&
	       (b->above || b->high == 1ull << 63 || (int64_t)v < (int64_t)b->high);
}

/* 4096 is 4K where the buckets are so wide that all of their ends can be written so. */
static void hist_edge(struct np_text *out, uint64_t v, int64_t bits)
{
	const char *unit = " KMGTPE";

	for (uint64_t w = width(v, bits); w >= 1024; w >>= 10) {
		v >>= 10;
		unit++;
	}
	np_text_addf(out, "%llu", (unsigned long long)v);
	if (*unit != ' ')
		np_text_addc(out, *unit);
}

static void lhist_edge(struct np_text *out, int64_t v, int64_t step)
{
	const char *unit = "";

	if (step % 1024 == 0 && v && v % (1024 * 1024) == 0) {
		v /= 1024 * 1024;
		unit = "M";
	} else if (step % 1024 == 0 && v && v % 1024 == 0) {
		v /= 1024;
		unit = "K";
	}
	np_text_addf(out, "%lld%s", (long long)v, unit);
}

static void edge(struct np_text *out, const struct np_type *t, uint64_t v)
{
	if (t->kind == NP_V_LHIST)
		lhist_edge(out, (int64_t)v, t->c);
	else
		hist_edge(out, v, t->a);
}

static void label(struct np_text *out, const struct np_type *t, const struct bucket *b)
{
	if (b->below)
		np_text_add(out, "(...");
	else {
		np_text_addc(out, '[');
		edge(out, t, (uint64_t)b->low);
	}
	if (!b->below && !b->above && b->high - (uint64_t)b->low == 1) {
		np_text_addc(out, ']');
		return;
	}
	np_text_add(out, ", ");
	if (b->above)
		np_text_add(out, "...)");
	else {
		edge(out, t, b->high);
		np_text_addc(out, ')');
	}
}

static void row(struct np_text *out, const struct np_type *t, const struct bucket *b, uint32_t div,
		uint64_t largest)
{
	uint64_t n = b->count / div;
	unsigned bar = largest ? (unsigned)((float)n / (float)largest * 52) : 0;
	struct np_text name = {0};

	label(&name, t, b);
	np_text_addf(out, "%-16s%8llu |", name.s, (unsigned long long)n);
	for (unsigned i = 0; i < 52; i++)
		np_text_addc(out, i < bar ? '@' : ' ');
	np_text_add(out, "|\n");
	np_text_free(&name);
}

static void fill(struct bucket *b, const struct samples *s)
{
	np_vec_each (uint64_t, v, &s->list)
		b->count += is_in(b, *v);
}

/* From the first bucket that is not empty to the last. */
void show_histogram(struct eval *e, const struct np_type *t, const struct samples *s, uint32_t div)
{
	uint64_t largest = 0, seen = 0;
	struct bucket b = first(t);

	do {
		fill(&b, s);
		largest = b.count / div > largest ? b.count / div : largest;
	} while (next(t, &b));
	b = first(t);
	do {
		fill(&b, s);
		seen += b.count;
		if (seen && seen - b.count < s->list.n)
			row(e->out, t, &b, div, largest);
	} while (next(t, &b));
	np_text_addc(e->out, '\n');
}
