/*
 * Histograms, byte for byte bpftrace's: a label in 16 columns, the count in 8, a bar in 52.
 * Rows run from the first bucket that counted anything to the last.
 */
#include "out/out_internal.h"

#include <stdlib.h>

#define BAR_WIDTH 52

const uint64_t *out_buckets(struct np_out *o, const struct np_plan_type *type,
			    const uint8_t *values, uint32_t step, uint32_t cpus)
{
	if (!o->buckets || o->cap_buckets < type->count) {
		o->buckets = np_xrealloc(o->buckets, (type->count + 1) * sizeof(*o->buckets));
		o->cap_buckets = type->count;
	}
	memset(o->buckets, 0, type->count * sizeof(*o->buckets));
	for (uint32_t cpu = 0; cpu < cpus; cpu++)
		for (uint32_t i = 0; i < type->count; i++) {
			uint64_t n;

			memcpy(&n, values + (size_t)cpu * step + (size_t)i * 8, 8);
			o->buckets[i] += n;
		}
	return o->buckets;
}

/* The buckets to print: first .. last. False: all are empty. */
static bool range(const struct np_plan_type *type, const uint64_t *buckets, uint32_t *first,
		  uint32_t *last)
{
	bool any = false;

	*first = *last = 0;
	for (uint32_t i = 0; i < type->count; i++)
		if (buckets[i]) {
			*first = any ? *first : i;
			*last = i;
			any = true;
		}
	return any;
}

/* What a bucket holds: [low, high), open ends flagged. */
struct bounds {
	bool below, above; /* no low end, no high end */
	bool one;          /* a single value */
	int64_t low;
	uint64_t high;
};

static int64_t lhist_edge(const struct np_plan_type *type, uint32_t i)
{
	uint64_t v = (uint64_t)type->a + (uint64_t)type->c * i;

	return (int64_t)v > type->b ? type->b : (int64_t)v;
}

static struct bounds bounds_of(const struct np_plan_type *type, uint32_t i)
{
	struct bounds b = {0};

	if (type->kind == NP_V_LHIST) {
		b.below = i == 0;
		b.above = i + 1 == type->count;
		b.low = i ? lhist_edge(type, i - 1) : 0;
		b.high = (uint64_t)lhist_edge(type, i);
		b.one = !b.below && !b.above && type->c == 1;
		return b;
	}
	b.below = i == 0;
	if (i) {
		uint32_t bits = (uint32_t)type->a;

		b.low = (int64_t)np_hist_low(bits, i);
		b.high = np_hist_low(bits, i + 1);
		b.one = b.high - (uint64_t)b.low == 1;
	}
	return b;
}

/*
 * Edges of hist are shortened by powers of 1024 as far as the width of the buckets at that
 * place divides: with sub-buckets 1024 .. 3584 keep their digits.
 */
static void hist_edge(struct np_text *t, uint64_t v, uint32_t bits)
{
	unsigned power = v ? 63 - (unsigned)__builtin_clzll(v) : 0;
	unsigned decade = v >> bits ? (power - bits) / 10 : 0;

	out_u64(t, v >> 10 * decade);
	if (decade)
		np_text_addc(t, " KMGTPE"[decade]);
}

/* Edges of lhist are shortened, to K and M, only where all of them can be. */
static void lhist_text(struct np_text *t, int64_t v, int64_t step)
{
	if (step % 1024 || !v) {
		out_i64(t, v);
	} else if (v % (1 << 20) == 0) {
		out_i64(t, v / (1 << 20));
		np_text_addc(t, 'M');
	} else if (v % 1024 == 0) {
		out_i64(t, v / 1024);
		np_text_addc(t, 'K');
	} else {
		out_i64(t, v);
	}
}

static void edge(struct np_text *t, const struct np_plan_type *type, uint64_t v)
{
	if (type->kind == NP_V_LHIST)
		lhist_text(t, (int64_t)v, type->c);
	else
		hist_edge(t, v, (uint32_t)type->a);
}

static void label(struct np_text *t, const struct np_plan_type *type, uint32_t i)
{
	struct bounds b = bounds_of(type, i);

	if (b.one) {
		np_text_addc(t, '[');
		edge(t, type, (uint64_t)b.low);
		np_text_addc(t, ']');
		return;
	}
	if (b.below) {
		np_text_add(t, "(..., ");
	} else {
		np_text_addc(t, '[');
		edge(t, type, (uint64_t)b.low);
		np_text_add(t, ", ");
	}
	if (b.above)
		np_text_add(t, "...)");
	else {
		edge(t, type, b.high);
		np_text_addc(t, ')');
	}
}

static bool well_formed(const struct np_plan_type *type)
{
	if (type->kind == NP_V_LHIST)
		return type->count >= 2 && type->c > 0;
	return type->a >= 0 && type->a <= 5 && type->count <= np_hist_buckets((uint32_t)type->a);
}

/* Of hist alone: so does bpftrace 0.27. */
static uint32_t divisor(const struct np_plan_type *type, uint32_t div)
{
	return div && type->kind == NP_V_HIST ? div : 1;
}

void out_hist_text(struct np_text *t, const struct np_plan_type *type, const uint64_t *buckets,
		   uint32_t div)
{
	uint32_t first, last;
	uint64_t max = 0;

	div = divisor(type, div);
	if (!well_formed(type) || !range(type, buckets, &first, &last)) {
		np_text_addc(t, '\n');
		return;
	}
	for (uint32_t i = first; i <= last; i++)
		max = buckets[i] / div > max ? buckets[i] / div : max;
	for (uint32_t i = first; i <= last; i++) {
		uint64_t n = buckets[i] / div;
		/* In float, as bpftrace: its rounding shows when counts are large. */
		unsigned bar = max ? (unsigned)((float)n / (float)max * BAR_WIDTH) : 0;
		size_t at = t->n, len;
		unsigned digits = 1;

		for (uint64_t v = n; v >= 10; v /= 10)
			digits++;
		label(t, type, i);
		len = t->n - at;
		if (len < 16)
			np_text_pad(t, ' ', 16 - len);
		if (digits < 8)
			np_text_pad(t, ' ', 8 - digits);
		out_u64(t, n);
		np_text_addn(t, " |", 2);
		np_text_pad(t, '@', bar);
		np_text_pad(t, ' ', BAR_WIDTH - (bar < BAR_WIDTH ? bar : BAR_WIDTH));
		np_text_addn(t, "|\n", 2);
	}
	np_text_addc(t, '\n');
}

void out_hist_json(struct np_text *t, const struct np_plan_type *type, const uint64_t *buckets,
		   uint32_t div)
{
	uint32_t first, last;

	np_text_addc(t, '[');
	if (well_formed(type) && range(type, buckets, &first, &last)) {
		for (uint32_t i = first; i <= last; i++) {
			struct bounds b = bounds_of(type, i);

			np_text_add(t, i == first ? "{" : ",{");
			if (!b.below) {
				np_text_add(t, "\"min\": ");
				out_json_i64(t, b.low);
				np_text_add(t, ", ");
			}
			if (!b.above) {
				np_text_add(t, "\"max\": ");
				out_json_i64(t, (int64_t)(b.high - 1));
				np_text_add(t, ", ");
			}
			np_text_add(t, "\"count\": ");
			out_json_u64(t, buckets[i] / divisor(type, div));
			np_text_addc(t, '}');
		}
	}
	np_text_addc(t, ']');
}
